import { describe, expect, it } from 'vitest';
import { newDraft } from './profile-draft.ts';
import {
  changeForm,
  finishedDraft,
  firstFaultOf,
  formFaults,
  isDirty,
  type ProfileFormAction,
  startForm,
  visibleFaults,
} from './profile-form-state.ts';

const start = startForm(newDraft({}, 'loupe-1'));

function formAfter(...actions: ProfileFormAction[]) {
  return actions.reduce(changeForm, start);
}

/** As a person types: one character at a time. */
function typed(text: string): ProfileFormAction[] {
  return [...text].map((_, at) => ({ type: 'host', text: text.slice(0, at + 1) }));
}

describe('the profile form', () => {
  it('takes a pasted address apart at once', () => {
    const state = formAfter({ type: 'host', text: 'wss://broker.example:8085/ws' });
    expect(state.draft).toMatchObject({ scheme: 'wss', host: 'broker.example', port: '8085', path: '/ws' });
    expect(state.filled).toEqual({ kind: 'address' });
    expect(formAfter({ type: 'host', text: 'wss://broker.example' }).filled).toEqual({ kind: 'url-port' });
    expect(formAfter({ type: 'host', text: 'broker.example' }).filled).toBeNull();
  });

  it('leaves a typed address alone until it is finished', () => {
    const address = 'ws://h:9001/x';
    const typing = formAfter(...typed(address));
    expect(typing.draft.host).toBe(address);
    expect(formFaults(typing)).toEqual({});
    expect(finishedDraft(typing)).toMatchObject({ host: 'h', port: '9001', path: '/x' });
    expect(changeForm(typing, { type: 'leave', field: 'host' }).draft).toMatchObject({ host: 'h', port: '9001' });
    expect(changeForm(typing, { type: 'saving' }).draft).toMatchObject({ host: 'h', port: '9001' });
  });

  it('says nothing of a field before it was left', () => {
    const state = formAfter({ type: 'edit', patch: { port: '0', portEdited: true } });
    expect(visibleFaults(state)).toEqual({});
    expect(visibleFaults(changeForm(state, { type: 'leave', field: 'port' }))).toEqual({ port: 'port' });
    expect(visibleFaults(changeForm(state, { type: 'refused' }))).toEqual({
      host: 'host-empty',
      port: 'port',
    });
  });

  it('opens the fold that holds the fault', () => {
    const host = { type: 'host', text: 'h' } as const;
    expect(formAfter(host, { type: 'edit', patch: { keepAlive: 'x' } }, { type: 'refused' }).open).toEqual({
      session: true,
    });
    expect(formAfter({ type: 'refused' }).open).toEqual({});
    const will = { type: 'part', part: 'will', patch: { on: true, topic: 'a/#' } } as const;
    expect(formAfter(host, will, { type: 'refused' }).open).toEqual({ will: true });
    expect(firstFaultOf(formAfter(host, will))).toBe('will.topic');
  });

  it('knows whether something would be lost', () => {
    expect(isDirty(start)).toBe(false);
    expect(isDirty(formAfter({ type: 'secrets-known', names: ['password'] }))).toBe(false);
    expect(
      isDirty(
        formAfter(
          { type: 'secrets-known', names: ['password'] },
          { type: 'secret', name: 'password', patch: { stored: false } },
        ),
      ),
    ).toBe(true);
    expect(isDirty(formAfter({ type: 'host', text: 'h' }))).toBe(true);
    expect(isDirty(formAfter({ type: 'scheme', scheme: 'mqtt' }, { type: 'scheme', scheme: 'ws' }))).toBe(false);
  });

  it('keeps what was typed when it cannot be stored', () => {
    const state = formAfter(
      { type: 'host', text: 'h' },
      { type: 'saving' },
      { type: 'not-saved', message: 'disk full' },
    );
    expect(state).toMatchObject({ saving: false, saveError: 'disk full', draft: { host: 'h' } });
  });
});

import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import {
  changeAutomationDraft,
  closeAutomationDraft,
  draftOfAutomation,
  draftsOf,
  newRepeat,
  newResponder,
  openAutomationDraft,
} from './automation-drafts.ts';

const template = { ...EMPTY_TEMPLATE, topic: 'a' };

describe('drafts of automation', () => {
  it('come back after those that were begun before they were finished', () => {
    openAutomationDraft('p', newRepeat(EMPTY_TEMPLATE));
    // Nothing was written in it yet.
    openAutomationDraft('p', newRepeat(template));
    expect(draftsOf('p')).toHaveLength(1);
    openAutomationDraft('p', newResponder('a/#', null));
    changeAutomationDraft('p', { ...newResponder('b/#', null), name: 'B' });
    expect(draftsOf('p').at(-1)?.name).toBe('B');
    closeAutomationDraft('p');
    expect(draftsOf('p')).toEqual([newRepeat(template)]);
    closeAutomationDraft('p');
    expect(draftsOf('p')).toEqual([]);
  });

  it('of one that is kept, there is one', () => {
    const kept = { kind: 'repeat', id: 'k', profileId: 'q', name: '', order: 1, template } as const;
    const draft = draftOfAutomation({ ...kept, intervalMs: 1000 / 3, jitter: 0.25, count: 5 });
    expect(draft).toMatchObject({ interval: '333.333', rate: '3', jitterPercent: '25', count: '5' });
    openAutomationDraft('q', draft);
    openAutomationDraft('q', { ...draft, name: 'again' });
    expect(draftsOf('q')).toEqual([{ ...draft, name: 'again' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import {
  askToRepeat,
  askToRespond,
  askToSave,
  openWorkbench,
  showWorkbenchSection,
  takeIntent,
  workbenchOf,
} from './workbench-store.ts';
import { workspacesStore } from './workspaces-store.ts';

const template = { ...EMPTY_TEMPLATE, topic: 'a' };

describe('the workbench', () => {
  it('is brought into view by what is asked of it, and counts that it was', () => {
    askToRepeat('p', template);
    expect(workspacesStore.getState().byProfile.p?.tab).toBe('workbench');
    expect(workbenchOf('p')).toMatchObject({ section: 'automation', opens: 1 });
    openWorkbench('p', 'scripts');
    expect(workbenchOf('p')).toMatchObject({ section: 'scripts', intent: null, opens: 2 });
    expect(workbenchOf('other')).toMatchObject({ section: 'library', opens: 0 });
  });

  it('keeps what is asked for until the one that it is for takes it, once', () => {
    askToSave('q', template, 'id');
    expect(takeIntent('q', ['repeat', 'respond'])).toBeNull();
    showWorkbenchSection('q', 'devices');
    expect(takeIntent('q', ['save', 'request'])).toEqual({ kind: 'save', template, savedId: 'id' });
    expect(takeIntent('q', ['save', 'request'])).toBeNull();
    askToRespond('q', 'a/#');
    expect(takeIntent('q', ['respond'])).toEqual({ kind: 'respond', topicFilter: 'a/#', answer: null });
  });
});

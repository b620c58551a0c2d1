import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { VariableSet } from '../storage/stored-variables.ts';
import { environments, loadVariables, saveVariables, variablesStore } from './variables-store.ts';

type Tell = (sets: readonly VariableSet[]) => void;

const storage = vi.hoisted(() => ({
  tell: null as Tell | null,
  put: async (_set: VariableSet): Promise<void> => {},
}));

vi.mock('../storage/stored-variables.ts', () => ({
  watchVariableSets: (tell: Tell) => {
    storage.tell = tell;
    tell([]);
  },
  putVariableSet: (set: VariableSet) => storage.put(set),
  deleteVariableSet: async () => {},
}));

const named = (name: string): VariableSet => ({ kind: 'environment', id: 'e', name, values: [], table: null });

const name = () => environments(variablesStore.getState().sets)[0]?.name;

describe('variables as they are typed', () => {
  beforeEach(loadVariables);

  it('are not undone by what storage tells of a moment before', async () => {
    const writes: (() => void)[] = [];
    storage.put = () => new Promise((resolve) => writes.push(resolve));
    const first = saveVariables(named('A'));
    await vi.waitFor(() => expect(writes).toHaveLength(1));
    const second = saveVariables(named('A name'));
    await vi.waitFor(() => expect(writes).toHaveLength(2));
    writes[0]?.();
    await first;
    storage.tell?.([named('A')]);
    expect(name()).toBe('A name');
    writes[1]?.();
    await second;
    storage.tell?.([named('of another tab')]);
    expect(name()).toBe('of another tab');
  });

  it('hold as long as the page does where they cannot be kept', async () => {
    storage.put = () => Promise.reject(new Error('disk full'));
    await saveVariables(named('typed'));
    expect(variablesStore.getState().fault).toBe('disk full');
    storage.tell?.([]);
    expect(name()).toBe('typed');
  });
});

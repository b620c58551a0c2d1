import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import { database } from './database.ts';
import { addHistoryEntry } from './stored-history.ts';

const MEBI = 1024 * 1024;

const entry = (profileId: string, text: string) => ({
  ...{ profileId, at: 0, fileName: null, isCut: false, topic: 't', payloadBytes: text.length },
  template: { ...EMPTY_TEMPLATE, payload: { ...EMPTY_TEMPLATE.payload, text } },
  outcome: { kind: 'sent', reasonCode: null } as const,
});

const kept = (profileId: string) => database.publishHistory.where('profileId').equals(profileId).primaryKeys();

describe('what is kept of what was sent', () => {
  beforeEach(() => database.publishHistory.clear());

  it('is bounded by the size of its payloads: the oldest go', async () => {
    const other = await addHistoryEntry(entry('other', 'stays'));
    const ids: number[] = [];
    for (let i = 0; i < 6; i++) ids.push(await addHistoryEntry(entry('p', 'x'.repeat(4 * MEBI))));
    expect(await kept('p')).toEqual(ids.slice(-4));
    expect(await kept('other')).toEqual([other]);
  });

  it('is bounded by its count', async () => {
    await database.publishHistory.bulkAdd(Array.from({ length: 1_000 }, () => entry('p', 'x')));
    const before = await kept('p');
    const id = await addHistoryEntry(entry('p', 'y'));
    expect(await kept('p')).toEqual([...before.slice(1), id]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_TOPIC_ID, TopicTable } from './topic-table.ts';

const encoder = new TextEncoder();

function intern(table: TopicTable, name: string): number {
  const bytes = encoder.encode(`..${name}..`);
  return table.intern(bytes, 2, bytes.length - 2);
}

describe('TopicTable', () => {
  it('numbers topics as a map would', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 300 }), (names) => {
        const table = new TopicTable();
        const map = new Map<string, number>();
        for (const raw of names) {
          const name = raw.toWellFormed();
          const id = intern(table, name);
          if (!map.has(name)) map.set(name, map.size);
          expect(id).toBe(map.get(name));
        }
        for (const [name, id] of map) expect(table.text(id)).toBe(name);
        expect(table.count).toBe(map.size);
      }),
    );
  });

  it('keeps 100,000 topics apart', () => {
    const table = new TopicTable();
    for (let i = 0; i < 100_000; i++) expect(intern(table, `plant/line${i % 100}/sensor${i}`)).toBe(i);
    for (let i = 99_999; i >= 0; i -= 777) expect(intern(table, `plant/line${i % 100}/sensor${i}`)).toBe(i);
    expect(table.text(99_999)).toBe('plant/line99/sensor99999');
  });

  it('says when it is full, and still knows what it has', () => {
    const table = new TopicTable({ maxTopics: 2, maxBytes: 100 });
    expect([intern(table, 'a'), intern(table, 'b'), intern(table, 'c'), intern(table, 'a')]).toEqual([
      0,
      1,
      NO_TOPIC_ID,
      0,
    ]);
    const small = new TopicTable({ maxTopics: 9, maxBytes: 3 });
    expect([intern(small, 'abc'), intern(small, 'd')]).toEqual([0, NO_TOPIC_ID]);
  });

  it('names what no PUBLISH may carry', () => {
    const table = new TopicTable();
    expect(table.fault(intern(table, 'дом/кухня'))).toBeNull();
    expect(table.fault(intern(table, 'a/+'))).toContain('wildcard');
    expect(table.fault(intern(table, 'a\0b'))).toContain('U+0000');
    expect(table.fault(table.intern(Uint8Array.of(0xff, 0xfe), 0, 2))).toContain('UTF-8');
  });
});

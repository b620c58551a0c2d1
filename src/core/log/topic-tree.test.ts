import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PacketLog } from './packet-log.ts';
import { TopicStatistics } from './topic-statistics.ts';
import { TopicTable } from './topic-table.ts';
import { TopicTree, type TopicTreeView } from './topic-tree.ts';

const ALL: TopicTreeView = { order: 'name', text: '', retainedOnly: false };
const utf8 = new TextEncoder();

function setUp() {
  const topics = new TopicTable();
  const statistics = new TopicStatistics();
  const rates = new Map<number, number>();
  const tree = new TopicTree(topics, new PacketLog(1 << 20), statistics, (id) => rates.get(id) ?? 0);
  let seq = 0;
  return {
    tree,
    statistics,
    see(topic: string, { retain = false, isEmpty = false, rate = 0 } = {}) {
      const bytes = utf8.encode(topic);
      const id = topics.intern(bytes, 0, bytes.length);
      if (rate > 0) rates.set(id, rate);
      statistics.count(id, seq, seq++, retain, isEmpty);
    },
    rows: (hold = false) => tree.window(0, 500, hold).rows,
    /** As `name count`, indented by depth. */
    text(hold = false) {
      return tree.window(0, 500, hold).rows.map(({ depth, name, count }) => `${'  '.repeat(depth)}${name} ${count}`);
    },
    open(name: string) {
      const row = tree.window(0, 500, false).rows.find((one) => one.name === name);
      tree.setExpanded(row?.node ?? -1, true);
    },
  };
}

describe('TopicTree', () => {
  it('shows levels with totals, joins those that lead nowhere else, and opens what it is told to', () => {
    const { see, text, open, rows } = setUp();
    for (const topic of [
      'plant/line3/press/temp',
      'plant/line3/press/temp',
      'plant/line3/oven',
      'lab/led',
      '/',
      'plant',
    ]) {
      see(topic);
    }
    expect(text()).toEqual(['/ 1', 'lab/led 1', 'plant 4']);
    open('plant');
    expect(text()).toEqual(['/ 1', 'lab/led 1', 'plant 4', '  line3 3']);
    open('line3');
    expect(text().slice(3)).toEqual(['  line3 3', '    oven 1', '    press/temp 2']);
    expect(rows().map(({ topic, expanded, topics }) => [topic, expanded, topics])).toEqual([
      ['/', null, 1],
      ['lab/led', null, 1],
      ['plant', true, 3],
      ['plant/line3', true, 2],
      ['plant/line3/oven', null, 1],
      ['plant/line3/press/temp', null, 1],
    ]);
  });

  it('sorts by name as people do, by count, rate and recency, and holds still when asked to', () => {
    const { see, text, tree } = setUp();
    see('s/10', { rate: 1 });
    see('s/2', { rate: 5 });
    see('s/2');
    see('s/1', { rate: 3 });
    const order = (by: TopicTreeView['order']) => {
      tree.setView({ ...ALL, order: by });
      return text()
        .slice(1)
        .map((row) => row.trim().split(' ')[0]);
    };
    tree.window(0, 9, false);
    tree.setExpanded(tree.window(0, 1, false).rows[0]?.node ?? -1, true);
    expect(order('name')).toEqual(['1', '2', '10']);
    expect(order('count')).toEqual(['2', '1', '10']);
    expect(order('rate')).toEqual(['2', '1', '10']);
    expect(order('recent')).toEqual(['1', '2', '10']);
    see('s/10');
    expect(text(true).slice(1)).toEqual(['  1 1', '  2 2', '  10 2']);
    expect(text().slice(1)).toEqual(['  10 2', '  1 1', '  2 2']);
  });

  it('filters by name, and by whether the broker keeps a message', () => {
    const { see, text, tree } = setUp();
    see('home/kitchen/Lamp', { retain: true });
    see('home/kitchen/fan', { retain: true });
    see('home/kitchen/fan', { retain: true, isEmpty: true });
    see('lab/lamp');
    tree.setView({ ...ALL, text: 'LAMP' });
    expect(text()).toEqual(['home/kitchen 3', '  Lamp 1', 'lab/lamp 1']);
    tree.setView({ ...ALL, retainedOnly: true });
    expect(text()).toEqual(['home/kitchen 3', '  Lamp 1']);
    tree.setView(ALL);
    expect(text()).toEqual(['home/kitchen 3', 'lab/lamp 1']);
  });

  it('forgets what was cleared, and counts anew', () => {
    const { see, text, statistics } = setUp();
    see('a/b');
    see('c');
    statistics.clear();
    see('c');
    expect(text()).toEqual(['c 1']);
  });

  it('agrees with plain counting over random topics', () => {
    const level = fc.constantFrom('a', 'b', '', 'ц');
    const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/') || '/');
    fc.assert(
      fc.property(fc.array(topic, { minLength: 1, maxLength: 60 }), (seen) => {
        const { see, tree } = setUp();
        for (const one of seen) see(one);
        for (let pass = 0; pass < 5; pass++) {
          for (const { node } of tree.window(0, 500, false).rows) tree.setExpanded(node, true);
        }
        const window = tree.window(0, 500, false);
        expect(window.topicCount).toBe(new Set(seen).size);
        for (const row of window.rows) {
          const below = seen.filter((one) => one === row.topic || one.startsWith(`${row.topic}/`));
          expect([row.topic, row.count, row.topics]).toEqual([row.topic, below.length, new Set(below).size]);
        }
        const shown = new Set(window.rows.map((row) => row.topic));
        expect(seen.filter((one) => !shown.has(one))).toEqual([]);
      }),
    );
  });
});

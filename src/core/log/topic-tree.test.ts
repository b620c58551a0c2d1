import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PacketLog } from './packet-log.ts';
import { EVERY_TOPIC as ALL, type TopicTreeView } from './topic-row.ts';
import { TopicStatistics } from './topic-statistics.ts';
import { TopicTable } from './topic-table.ts';
import { TopicTree } from './topic-tree.ts';

const WHOLE = { from: 0, count: 500, hold: false };
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
    rows: (hold = false) => tree.window({ ...WHOLE, hold }).rows,
    /** As `name count`, indented by depth. */
    text(hold = false) {
      return tree
        .window({ ...WHOLE, hold })
        .rows.map(({ depth, name, count }) => `${'  '.repeat(depth)}${name} ${count}`);
    },
    open(name: string) {
      const row = tree.window(WHOLE).rows.find((one) => one.name === name);
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
    tree.window(WHOLE);
    tree.setExpanded(tree.window(WHOLE).rows[0]?.node ?? -1, true);
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

  it('folds what a filter has opened', () => {
    const { see, text, rows, tree } = setUp();
    for (const topic of ['home/lamp/a', 'home/lamp/b', 'home/fan']) see(topic);
    tree.setView({ ...ALL, text: 'lamp' });
    expect(text()).toEqual(['home 3', '  lamp 2', '    a 1', '    b 1']);
    tree.setExpanded(rows()[1]?.node ?? -1, false);
    expect(text()).toEqual(['home 3', '  lamp 2']);
    tree.setView({ ...ALL, text: 'lamp/' });
    expect(text()).toEqual(['home 3', '  lamp 2', '    a 1', '    b 1']);
  });

  it('unfolds and folds in place while the rows are held, whatever has come', () => {
    const { see, text, rows, tree } = setUp();
    for (const topic of ['a/x', 'b/x', 'b/y', 'b/y', 'a/y']) see(topic);
    tree.setView({ ...ALL, order: 'count' });
    expect(text()).toEqual(['b 3', 'a 2']);
    for (let i = 0; i < 9; i++) see('a/y');
    see('c');
    tree.setExpanded(rows(true)[0]?.node ?? -1, true);
    expect(text(true)).toEqual(['b 3', '  y 2', '  x 1', 'a 11']);
    tree.setExpanded(rows(true)[0]?.node ?? -1, false);
    expect(text(true)).toEqual(['b 3', 'a 11']);
    expect(text()).toEqual(['a 11', 'b 3', 'c 1']);
  });

  it('unfolds all by one level, and folds all', () => {
    const { see, text, tree } = setUp();
    for (const topic of ['a/b/c', 'a/b/d', 'a/e', 'f/g', 'f/h']) see(topic);
    tree.window(WHOLE);
    tree.setAllExpanded(true);
    expect(text()).toEqual(['a 3', '  b 2', '  e 1', 'f 2', '  g 1', '  h 1']);
    tree.setAllExpanded(true);
    expect(text()).toHaveLength(8);
    tree.setAllExpanded(false);
    expect(text()).toEqual(['a 3', 'f 2']);
  });

  it('keeps open what was opened when a branch comes above it', () => {
    const { see, text, open } = setUp();
    see('a/b/c');
    see('a/b/d');
    open('a/b');
    see('a/x');
    expect(text()).toEqual(['a 3', '  b 2', '    c 1', '    d 1', '  x 1']);
  });

  it('tells of each row where it stands among its own, and finds it again', () => {
    const { see, rows, open, tree } = setUp();
    for (const topic of ['a/1', 'a/2', 'b']) see(topic);
    open('a');
    const [a, , second] = rows();
    expect(rows().map(({ position, siblings }) => [position, siblings])).toEqual([
      [0, 2],
      [0, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(second?.parent).toBe(a?.node);
    see('0');
    const { located, from, rows: few } = tree.window({ from: 1, count: 1, hold: false, locate: second?.node ?? -1 });
    expect([located, from, few.length]).toEqual([3, 1, 1]);
    expect(tree.window({ ...WHOLE, locate: 999 }).located).toBeNull();
  });

  it('is empty at once when all is cleared', () => {
    const { see, text, statistics } = setUp();
    see('a');
    expect(text()).toHaveLength(1);
    statistics.clear();
    expect(text()).toEqual([]);
  });

  it('joins the levels of a topic that has absurdly many', () => {
    const { see, rows } = setUp();
    const topic = '/'.repeat(60_000);
    see(topic);
    for (let depth = 1; depth < 400; depth++) see('x/'.repeat(depth));
    expect(rows()[0]?.topic).toBe(topic);
    expect(rows()).toHaveLength(2);
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
          for (const { node } of tree.window(WHOLE).rows) tree.setExpanded(node, true);
        }
        const window = tree.window(WHOLE);
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

  it('goes to any topic by its name, and says of it what its row says', () => {
    const level = fc.constantFrom('a', 'b', '', 'ц');
    const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/') || '/');
    fc.assert(
      fc.property(fc.uniqueArray(topic, { minLength: 1, maxLength: 40 }), fc.nat(), (seen, pick) => {
        const { see, tree } = setUp();
        for (const one of seen) see(one, { retain: one.length % 2 === 0 });
        const wanted = seen[pick % seen.length] as string;
        const node = tree.reveal(wanted);
        const { rows, located } = tree.window({ ...WHOLE, locate: node });
        const row = rows[located ?? -1];
        expect(row?.topic).toBe(wanted);
        expect(row).toMatchObject({ ...tree.facts(wanted) });
        expect(tree.reveal(`${wanted}/never`)).toBe(null);
        expect(tree.facts(`${wanted}/never`)).toBe(null);
      }),
    );
  });

  it('says nothing of what was cleared', () => {
    const { see, tree, statistics } = setUp();
    see('a/b');
    expect(tree.facts('a')).toMatchObject({ topics: 1, count: 1, isTopic: false, retained: false });
    statistics.clear();
    expect(tree.facts('a/b')).toBe(null);
    expect(tree.reveal('a/b')).toBe(null);
  });
});

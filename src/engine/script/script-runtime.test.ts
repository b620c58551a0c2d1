import variant from '@jitl/quickjs-wasmfile-release-sync';
import { describe, expect, it } from 'vitest';
import type { ScriptCommand, ScriptReport } from './script-contract.ts';
import { ScriptRuntime } from './script-runtime.ts';
import { stripTypes } from './strip-types.ts';

interface Run {
  readonly reports: ScriptReport[];
  give(command: ScriptCommand): void;
  until<T extends ScriptReport['type']>(type: T): Promise<Extract<ScriptReport, { type: T }>>;
}

async function run(source: string, variables: Record<string, string> = {}, hasProperties = true): Promise<Run> {
  const reports: ScriptReport[] = [];
  let wake = () => {};
  const runtime = await ScriptRuntime.load(variant, (report) => {
    reports.push(report);
    wake();
  });
  const stripped = stripTypes(source);
  if (!stripped.ok) throw new Error(JSON.stringify(stripped.error));
  runtime.take({ type: 'run', source: stripped.value, variables, hasProperties });
  let seen = 0;
  return {
    reports,
    give: (command) => runtime.take(command),
    async until(type) {
      for (;;) {
        const found = reports.slice(seen).findIndex((report) => report.type === type);
        if (found >= 0) {
          seen += found + 1;
          return reports[seen - 1] as never;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

const linesOf = ({ reports }: Run) =>
  reports.flatMap((report) => (report.type === 'lines' ? report.lines.map(({ text }) => text) : []));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const message = {
  topic: 'a/b',
  payload: new TextEncoder().encode('{"n":1}'),
  qos: 1,
  retain: false,
  responseTopic: null,
  correlationData: null,
  contentType: null,
  userProperties: [],
  time: 0,
} as const;

describe('a script', () => {
  it('publishes texts, objects and bytes, and goes on when it may', async () => {
    const script = await run(`
      const reason: number = await publish('t', 'Жё', { qos: 1, retain: true, userProperties: { a: 'b' } });
      log('first', reason);
      await publish('t', { n: 1 });
      await publish('t', new Uint8Array([0, 255]), { correlationData: 'x' });
      await publish('t');
    `);
    const first = await script.until('publish');
    expect(first.publish).toMatchObject({ topic: 't', qos: 1, retain: true, userProperties: [['a', 'b']] });
    expect(text(first.publish.payload)).toBe('Жё');
    script.give({ type: 'settle', id: first.id, error: null, value: 16 });
    const second = await script.until('publish');
    expect(text(second.publish.payload)).toBe('{"n":1}');
    script.give({ type: 'settle', id: second.id, error: null, value: null });
    const third = await script.until('publish');
    expect([...third.publish.payload]).toEqual([0, 255]);
    expect(text(third.publish.correlationData ?? new Uint8Array())).toBe('x');
    script.give({ type: 'settle', id: third.id, error: null, value: null });
    const last = await script.until('publish');
    expect(last.publish.payload).toHaveLength(0);
    script.give({ type: 'settle', id: last.id, error: null, value: null });
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script)).toEqual(['first 16']);
  });

  it('hears messages, one listener and one loop', async () => {
    const script = await run(`
      const stop = onMessage('a/#', (m) => { log(m.topic, m.json().n, m.payload, m.bytes.length); stop(); });
      for await (const m of await subscribe('b/#', { qos: 2 })) { log('loop', m.topic); break; }
      log('done');
    `);
    const { listener } = await script.until('listen');
    const loop = await script.until('listen');
    const { id, filter, qos } = await script.until('subscribe');
    expect([filter, qos]).toEqual(['b/#', 2]);
    script.give({ type: 'settle', id, error: null, value: null });
    script.give({ type: 'message', listener, message });
    script.give({ type: 'message', listener: loop.listener, message: { ...message, topic: 'b/1' } });
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script)).toEqual(['a/b 1 {"n":1} 7', 'loop b/1', 'done']);
  });

  it('misses nothing that comes between SUBACK and its loop', async () => {
    const script = await run(`
      const all = await subscribe('b/#');
      await sleep(5);
      for await (const m of all) { log(m); if (m.topic === 'b/2') break; }
    `);
    const { listener } = await script.until('listen');
    const { id } = await script.until('subscribe');
    script.give({ type: 'message', listener, message: { ...message, topic: 'b/1', retain: true } });
    script.give({ type: 'settle', id, error: null, value: null });
    script.give({ type: 'message', listener, message: { ...message, topic: 'b/2' } });
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script).map((line) => JSON.parse(line))).toMatchObject([
      { topic: 'b/1', payload: '{"n":1}', retain: true },
      { topic: 'b/2' },
    ]);
  });

  it('is not kept by a subscription that nobody goes through', async () => {
    const script = await run(`await subscribe('b/#'); log('over');`);
    const { id } = await script.until('subscribe');
    script.give({ type: 'settle', id, error: null, value: null });
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script)).toEqual(['over']);
  });

  it('asks, and ends as soon as it is answered', async () => {
    const begin = performance.now();
    const script = await run(`const a = await request('calc', { n: 1 }, { timeoutMs: 30_000 }); log(a.json().n);`);
    const { id, filter } = await script.until('subscribe');
    script.give({ type: 'settle', id, error: null, value: null });
    const asked = await script.until('publish');
    const { responseTopic, correlationData } = asked.publish;
    expect(responseTopic).toBe(filter);
    script.give({ type: 'settle', id: asked.id, error: null, value: null });
    const { listener } = await script.until('listen');
    const strange = { ...message, correlationData: new Uint8Array([1]), payload: new Uint8Array([0x30]) };
    script.give({ type: 'message', listener, message: strange });
    script.give({ type: 'message', listener, message: { ...message, correlationData: correlationData ?? null } });
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script)).toEqual(['1']);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('says where it asked in vain, and that there are no properties', async () => {
    const script = await run(`\nawait request('calc', 1, { timeoutMs: 1 });`);
    const { id } = await script.until('subscribe');
    script.give({ type: 'settle', id, error: null, value: null });
    script.give({ type: 'settle', id: (await script.until('publish')).id, error: null, value: null });
    const { fault } = await script.until('end');
    expect(fault).toMatchObject({ line: 2, message: expect.stringContaining('no answer within 1 ms') });

    const old = await run(`publish('t', 1, { contentType: 'a/b' }); await request('calc');`, {}, false);
    expect((await old.until('end')).fault).toMatchObject({ message: expect.stringContaining('responseTopic') });
    expect(linesOf(old)[0]).toContain('not sent: contentType');
  });

  it('hears of what fails, awaited or not', async () => {
    const awaited = await run(`log(1);\n  await publish('a', 'x', { qos: 1 });`);
    awaited.give({ type: 'settle', id: (await awaited.until('publish')).id, error: 'publish a: refused', value: null });
    expect((await awaited.until('end')).fault).toMatchObject({ line: 2, message: 'Error: publish a: refused' });

    const forgotten = await run(`publish('a', 'x', { qos: 1 });`);
    const { id } = await forgotten.until('publish');
    forgotten.give({ type: 'settle', id, error: 'publish a: refused', value: null });
    expect((await forgotten.until('end')).fault).toBeNull();
    expect(linesOf(forgotten)).toEqual(['publish a: refused']);

    const main = await run(`async function main() {\n  await sleep(1);\n  null.x;\n}\nmain();`);
    expect((await main.until('end')).fault).toMatchObject({ line: 3 });
  });

  it('ends, and says so, where it waits for what cannot come', async () => {
    const script = await run('await new Promise(() => {});');
    expect((await script.until('end')).fault).toMatchObject({ message: expect.stringContaining('cannot come') });
  });

  it('has the clocks that scripts have, and what is ended holds nothing', async () => {
    const script = await run(`
      setTimeout((n) => log('once', n), 2, 7);
      clearTimeout(setTimeout(() => log('never'), 60_000));
      const stop = every(60_000, () => {});
      let n = 0;
      const ticks = setInterval(() => { if (++n === 3) { clearInterval(ticks); log('thrice'); stop(); } }, 1);
    `);
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script).sort()).toEqual(['once 7', 'thrice']);
  });

  it('takes texts as they are: U+0000, halves of pairs, all of Unicode', async () => {
    const script = await run(`publish('t', 'a\\0b'); publish('t', 'x\\ud800y');
      log(decodeText(encodeText('\\0Жё😀')) === '\\0Жё😀', 'a\\0b'); publish('a\\0b', 1); onMessage('t', (m) => log(m.payload.length));`);
    expect([...(await script.until('publish')).publish.payload]).toEqual([97, 0, 98]);
    expect([...(await script.until('publish')).publish.payload]).toEqual([120, 239, 191, 189, 121]);
    expect((await script.until('publish')).publish.topic).toBe('a\0b');
    const { listener } = await script.until('listen');
    script.give({ type: 'message', listener, message: { ...message, payload: new Uint8Array([65, 0, 0, 66]) } });
    script.give({ type: 'message', listener, message: { ...message, payload: new Uint8Array(0) } });
    await expect.poll(() => linesOf(script)).toEqual(['true a\u2400b', '4', '0']);
  });

  it('is told what no payload is', async () => {
    for (const source of [`publish('t', () => {})`, `publish('t', sleep(1))`, `publish('t', 1n)`, `every(NaN, log)`]) {
      expect((await (await run(source)).until('end')).fault, source).not.toBeNull();
    }
    const views = await run(`publish('t', new Uint16Array([258])); publish('t', new DataView(new ArrayBuffer(1)));`);
    expect([...(await views.until('publish')).publish.payload]).toEqual([2, 1]);
    expect([...(await views.until('publish')).publish.payload]).toEqual([0]);
  });

  it('floods nobody with what it listens to', async () => {
    const script = await run(`for (let i = 0; i < 5000; i++) onMessage('a', () => {})(); onMessage('b', () => {});`);
    await script.until('listen');
    expect(script.reports).toHaveLength(1);
    const greedy = await run(`for (;;) onMessage('a', () => {});`);
    expect((await greedy.until('end')).fault).toMatchObject({ message: expect.stringContaining('1000 listeners') });
    const large = await run(`const one = new Uint8Array(5e6); for (;;) publish('t', one);`);
    expect((await large.until('end')).fault).toMatchObject({ message: expect.stringContaining('16 MiB') });
    expect(large.reports.filter(({ type }) => type === 'publish')).toHaveLength(3);
  });

  it('sleeps, repeats and has variables', async () => {
    const script = await run(
      `
      let n = 0;
      const stop = every(1, () => { if (++n === 3) { log(variables.station, n); stop(); } });
      await sleep(1);
    `,
      { station: 'four' },
    );
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script)).toEqual(['four 3']);
  });

  it.each([
    ['log(1);\n  undefinedName;', 2],
    ['interface A { n: number }\nconst a: A = { n: 1 };\nthrow new Error("x");', 3],
    ['await publish(5 as any);', 1],
    ['\nonMessage("a", () => {});\nsleep(1).then(() => { throw new Error("late") });\nawait sleep(5); null.x', 4],
  ])('says where it went wrong: %j', async (source, line) => {
    const { fault } = await (await run(source)).until('end');
    expect(fault).toMatchObject({ line });
  });

  it('says where a callback went wrong', async () => {
    const script = await run(`\nonMessage('a', (m) => {\n  m.json().x.y;\n});`);
    const { listener } = await script.until('listen');
    script.give({ type: 'message', listener, message });
    expect((await script.until('end')).fault).toMatchObject({ line: 3 });
  });

  it('says what is no script', async () => {
    expect(stripTypes('let a = ;')).toMatchObject({ ok: false, error: { line: 1 } });
    expect((await (await run('let a = 1; let a = 2;')).until('end')).fault).toMatchObject({ line: 1 });
  });

  it('is told when it publishes faster than it waits', async () => {
    const script = await run(`for (;;) publish('t', 'x');`);
    expect((await script.until('end')).fault).toMatchObject({ message: expect.stringContaining('await') });
    expect(script.reports.filter(({ type }) => type === 'publish')).toHaveLength(1_000);
  });

  it('has so much memory, and so deep a stack', async () => {
    expect((await (await run(`const a = []; for (;;) a.push(new Uint8Array(1e6));`)).until('end')).fault).toBe(
      'memory',
    );
    const texts = await run(`const text = 'x'.repeat(1e6); const a = []; for (;;) a.push(encodeText(text));`);
    expect((await texts.until('end')).fault).toBe('memory');
    const large = await run(`onMessage('a/#', (m) => log(m.payload.length)); let kept = new Uint8Array(25e6);`);
    const { listener } = await large.until('listen');
    large.give({ type: 'message', listener, message: { ...message, payload: new Uint8Array(5e6).fill(65) } });
    large.give({ type: 'message', listener, message: { ...message, payload: new Uint8Array(40e6) } });
    expect((await large.until('end')).fault).toBe('memory');
    expect(linesOf(large)).toEqual(['5000000']);
    expect((await (await run(`const a = []; for (;;) a.push({});`)).until('end')).fault).toBe('memory');
    expect((await (await run(`const f = () => f() + 1; f();`)).until('end')).fault).toMatchObject({
      message: expect.stringMatching(/stack/i),
    });
  });

  it('leaves lines out that nobody could read', async () => {
    const script = await run(`for (let i = 0; i < 100000; i++) log(i);`);
    await script.until('end');
    const dropped = script.reports.reduce((sum, report) => sum + (report.type === 'lines' ? report.dropped : 0), 0);
    expect(linesOf(script).length + dropped).toBe(100_000);
    expect(dropped).toBeGreaterThan(0);
  });

  it('reaches nothing of the world around it', async () => {
    const names = [
      ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'indexedDB', 'localStorage', 'caches', 'document'],
      ...['window', 'self', 'navigator', 'location', 'importScripts', 'postMessage', 'Worker', 'process', 'require'],
      ...['__host', 'globalThis.constructor.constructor("return this")().fetch', 'BroadcastChannel', 'crypto'],
    ];
    for (const name of names) {
      const script = await run(`log(typeof (${name}));`);
      expect((await script.until('end')).fault).toBeNull();
      expect(linesOf(script), name).toEqual(['undefined']);
    }
    for (const source of ['import "x";', 'import fs from "node:fs";', 'await import("data:text/javascript,1");']) {
      expect((await (await run(source)).until('end')).fault, source).not.toBeNull();
    }
  });
});

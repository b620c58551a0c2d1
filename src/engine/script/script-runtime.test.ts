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

async function run(source: string, variables: Record<string, string> = {}): Promise<Run> {
  const reports: ScriptReport[] = [];
  let wake = () => {};
  const runtime = await ScriptRuntime.load(variant, (report) => {
    reports.push(report);
    wake();
  });
  const stripped = stripTypes(source);
  if (!stripped.ok) throw new Error(JSON.stringify(stripped.error));
  runtime.take({ type: 'run', source: stripped.value, variables });
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
    const { id, filter, qos } = await script.until('subscribe');
    expect([filter, qos]).toEqual(['b/#', 2]);
    script.give({ type: 'settle', id, error: null, value: null });
    const loop = await script.until('listen');
    script.give({ type: 'message', listener, message });
    script.give({ type: 'message', listener: loop.listener, message: { ...message, topic: 'b/1' } });
    expect((await script.until('end')).fault).toBeNull();
    expect(linesOf(script)).toEqual(['a/b 1 {"n":1} 7', 'loop b/1', 'done']);
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

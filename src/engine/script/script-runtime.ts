// A person's script in an interpreter of its own (QuickJS, compiled to WebAssembly): it has the language, and of the world
// around it nothing but the functions that are given to it here. No page, no network, no storage, no other modules.
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import { randomUuid } from '../../core/base/random-uuid.ts';
import type { ScriptLine } from '../../core/protocol/job-contract.ts';
import { readFault, SOURCE_NAME } from './read-fault.ts';
import type { ScriptCommand, ScriptFault, ScriptPublish, ScriptReport } from './script-contract.ts';
import { ScriptLines } from './script-lines.ts';
import { SCRIPT_PRELUDE } from './script-prelude.ts';

const PAGE_BYTES = 65_536;
/** At first, and at most: 64 MiB. QuickJS' own limit counts no bytes where it is WebAssembly. */
const MEMORY_PAGES = { initial: 256, maximum: 1024 };
/** Well below what the browser's own stack has room for: an interpreter's frame takes several of its. */
const STACK_BYTES = 96 * 1024;
/** QuickJS: `await` at the top, and the last statement's value; strict. */
const EVAL_ASYNC = 0x80;
const EVAL_STRICT = 0x08;
const MAX_TIMER_MS = 2_147_483_647;

export class ScriptRuntime {
  readonly #runtime: QuickJSRuntime;
  readonly #memory: WebAssembly.Memory;
  readonly #context: QuickJSContext;
  readonly #report: (report: ScriptReport) => void;
  readonly #lines: ScriptLines;
  /** What the prelude has given back: `settle`, `message`, `result`, `reserve`, `isBusy`. */
  #ends: QuickJSHandle | null = null;
  /** The script as a promise; null before it began and when it has come to its end. */
  #main: QuickJSHandle | null = null;
  /** Listeners that came (their filter) or went (null) since the last turn: a loop that makes them floods nobody. */
  #listening = new Map<number, string | null>();
  #isOver = false;

  static async load(variant: QuickJSSyncVariant, report: (report: ScriptReport) => void): Promise<ScriptRuntime> {
    const wasmMemory = new WebAssembly.Memory(MEMORY_PAGES);
    const module = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
    return new ScriptRuntime(module.newRuntime(), wasmMemory, report);
  }

  private constructor(runtime: QuickJSRuntime, memory: WebAssembly.Memory, report: (report: ScriptReport) => void) {
    this.#runtime = runtime;
    this.#memory = memory;
    this.#report = report;
    this.#lines = new ScriptLines((lines, dropped) => report({ type: 'lines', lines, dropped }));
    runtime.setMaxStackSize(STACK_BYTES);
    this.#context = runtime.newContext();
  }

  take(command: ScriptCommand): void {
    if (this.#isOver) return;
    try {
      this.#act(command);
    } catch (error) {
      // The interpreter itself could not go on: out of its memory, or of the browser's stack.
      this.#end(readFault(error));
    }
  }

  #act(command: ScriptCommand): void {
    switch (command.type) {
      case 'run':
        return this.#run(command);
      case 'settle':
        return this.#settle(command.id, command.error, command.value);
      case 'message': {
        const { payload, correlationData, ...rest } = command.message;
        this.#report({ type: 'taken', bytes: payload.length });
        this.#call('message', [
          this.#context.newNumber(command.listener),
          this.#context.newString(JSON.stringify(rest)),
          this.#bytes(payload),
          correlationData ? this.#bytes(correlationData) : this.#context.null,
        ]);
        return this.#turn();
      }
    }
  }

  #run({ source, variables, hasProperties }: Extract<ScriptCommand, { type: 'run' }>): void {
    const context = this.#context;
    const host = this.#host(variables, hasProperties);
    context.setProp(context.global, '__host', host);
    host.dispose();
    this.#ends = context.unwrapResult(context.evalCode(SCRIPT_PRELUDE, 'api'));
    const evaluated = context.evalCode(source, SOURCE_NAME, EVAL_ASYNC | EVAL_STRICT);
    if (evaluated.error) return this.#fail(evaluated.error);
    this.#main = evaluated.value;
    this.#turn();
  }

  #settle(id: number, error: string | null, value: unknown): void {
    const context = this.#context;
    this.#call('settle', [
      context.newNumber(id),
      error === null ? context.null : context.newString(error),
      typeof value === 'number' ? context.newNumber(value) : context.null,
    ]);
    this.#turn();
  }

  /** Everything that is due runs; then it is seen whether anything is left. */
  #turn(): void {
    this.#runPending();
    const main = this.#isOver ? null : this.#main && this.#context.getPromiseState(this.#main);
    if (main?.type === 'rejected') return this.#fail(main.error);
    if (main?.type === 'fulfilled') {
      this.#main?.dispose();
      this.#main = null;
      this.#call('result', [main.value]);
      this.#runPending();
    }
    this.#tellListening();
    if (this.#isOver || this.#isBusy()) return;
    this.#end(this.#main && { message: 'It waits for something that cannot come any more.', line: null, column: null });
  }

  #runPending(): void {
    if (this.#isOver) return;
    const ran = this.#runtime.executePendingJobs();
    if (ran.error) this.#fail(ran.error);
  }

  #tellListening(): void {
    if (this.#isOver || this.#listening.size === 0) return;
    for (const [listener, filter] of this.#listening) {
      this.#report(filter === null ? { type: 'unlisten', listener } : { type: 'listen', listener, filter });
    }
    this.#listening = new Map();
  }

  #isBusy(): boolean {
    return this.#call('isBusy', []) === true;
  }

  /** Takes the arguments over. Gives what came of it, where that is a boolean. */
  #call(name: 'settle' | 'message' | 'result' | 'reserve' | 'isBusy', args: QuickJSHandle[]): unknown {
    const ends = this.#ends;
    if (!ends || this.#isOver) return;
    const called = this.#context.callMethod(ends, name, args);
    for (const arg of args) if (arg.alive) arg.dispose();
    if (called.error) return this.#fail(called.error);
    const value: unknown = this.#context.dump(called.value);
    called.value.dispose();
    return value;
  }

  #host(variables: Readonly<Record<string, string>>, hasProperties: boolean): QuickJSHandle {
    const context = this.#context;
    const host = context.newObject();
    const give = (name: string, act: (...args: QuickJSHandle[]) => QuickJSHandle | undefined) => {
      const handle = context.newFunction(name, (...args) => act(...args) ?? context.undefined);
      context.setProp(host, name, handle);
      handle.dispose();
    };
    const number = (handle: QuickJSHandle | undefined) => (handle ? context.getNumber(handle) : 0);
    const text = (handle: QuickJSHandle | undefined) => (handle ? context.getString(handle) : '');
    // What may hold U+0000, at which texts end on their way, comes as JSON.
    const parse = (handle: QuickJSHandle | undefined): string => String(JSON.parse(text(handle)));
    const bytes = (handle: QuickJSHandle | undefined) => this.#readBytes(handle);
    give('publish', (id, details, payload, correlation) => {
      const rest = JSON.parse(text(details)) as Omit<ScriptPublish, 'payload'>;
      const correlationData = correlation && context.typeof(correlation) === 'object' ? bytes(correlation) : null;
      const publish = {
        ...rest,
        payload: bytes(payload) ?? new Uint8Array(),
        ...(correlationData && { correlationData }),
      };
      this.#report({ type: 'publish', id: number(id), publish });
      return undefined;
    });
    give('subscribe', (id, filter, qos) => {
      // What listens to it listens before it comes.
      this.#tellListening();
      this.#report({ type: 'subscribe', id: number(id), filter: parse(filter), qos: number(qos) as 0 | 1 | 2 });
      return undefined;
    });
    give('listen', (listener, filter) => {
      this.#listening.set(number(listener), parse(filter));
      return undefined;
    });
    give('unlisten', (listener) => {
      // One that nobody was told of need not be taken back.
      if (!this.#listening.delete(number(listener))) this.#listening.set(number(listener), null);
      return undefined;
    });
    give('sleep', (id, ms) => {
      const asked = number(id);
      const wake = () => this.take({ type: 'settle', id: asked, value: null, error: null });
      setTimeout(wake, Math.min(number(ms), MAX_TIMER_MS));
      return undefined;
    });
    give('log', (level, line) => {
      this.#lines.write(text(level) as ScriptLine['level'], text(line));
      return undefined;
    });
    give('fail', (error) => {
      this.#fail(error as QuickJSHandle);
      return undefined;
    });
    give('now', () => context.newNumber(Date.now()));
    give('uuid', () => context.newString(randomUuid()));
    give('encode', (value, isJson) => {
      const isTrue = isJson !== undefined && context.dump(isJson) === true;
      return this.#bytes(new TextEncoder().encode(isTrue ? parse(value) : text(value)));
    });
    give('decode', (value) => {
      const decoded = new TextDecoder().decode(bytes(value) ?? new Uint8Array());
      this.#reserve(decoded.length * 3);
      return context.newString(decoded.includes('\0') ? JSON.stringify(decoded) : `=${decoded}`);
    });
    const given = context.newString(JSON.stringify(variables));
    context.setProp(host, 'variables', given);
    given.dispose();
    context.setProp(host, 'hasProperties', hasProperties ? context.true : context.false);
    return host;
  }

  #bytes(bytes: Uint8Array): QuickJSHandle {
    this.#reserve(bytes.length);
    return this.#context.newArrayBuffer(bytes.slice().buffer as ArrayBuffer);
  }

  /** What is handed in is put anywhere where there is no room for it. */
  #reserve(bytes: number): void {
    if (bytes < 1024) return;
    this.#call('reserve', [this.#context.newNumber(bytes)]);
    if (this.#isOver) throw new Error('out of memory');
  }

  #readBytes(handle: QuickJSHandle | undefined): Uint8Array<ArrayBuffer> | null {
    if (!handle) return null;
    const buffer = this.#context.getArrayBuffer(handle);
    const copy = buffer.value.slice() as Uint8Array<ArrayBuffer>;
    buffer.dispose();
    return copy;
  }

  #fail(error: QuickJSHandle): void {
    const dumped: unknown = this.#context.dump(error);
    // Nothing is thrown where there is no room for an error either.
    this.#end(dumped === null && this.#isFull ? 'memory' : readFault(dumped));
  }

  /** It grows in steps, of which the last may not fit. */
  get #isFull(): boolean {
    return this.#memory.buffer.byteLength > 0.75 * MEMORY_PAGES.maximum * PAGE_BYTES;
  }

  #end(fault: ScriptFault | 'memory' | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#lines.flush();
    this.#report({ type: 'end', fault });
  }
}

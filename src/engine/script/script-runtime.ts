// A person's script in an interpreter of its own (QuickJS, compiled to WebAssembly): it has the language, and of the world
// around it nothing but the functions that are given to it here. No page, no network, no storage, no other modules.
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import { randomUuid } from '../../core/base/random-uuid.ts';
import type { ScriptLine } from '../../core/protocol/job-contract.ts';
import type { ScriptCommand, ScriptFault, ScriptPublish, ScriptReport } from './script-contract.ts';
import { SCRIPT_PRELUDE } from './script-prelude.ts';

const MEMORY_BYTES = 64 * 1024 * 1024;
/** Well below what the browser's own stack has room for: an interpreter's frame takes several of its. */
const STACK_BYTES = 96 * 1024;
/** As many lines wait for their turn; what is written faster is counted and left out. */
const MAX_LINES = 500;
const LINES_EVERY_MS = 50;
const MAX_LINE = 10_000;
const SOURCE_NAME = 'script';

export class ScriptRuntime {
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #report: (report: ScriptReport) => void;
  /** What the prelude has given back: `settle`, `message`, `isBusy`. */
  #ends: QuickJSHandle | null = null;
  #main: QuickJSHandle | null = null;
  #lines: ScriptLine[] = [];
  #droppedLines = 0;
  #lastLinesAt = 0;
  #linesTimer: ReturnType<typeof setTimeout> | null = null;
  #isOver = false;

  static async load(variant: QuickJSSyncVariant, report: (report: ScriptReport) => void): Promise<ScriptRuntime> {
    const module = await newQuickJSWASMModuleFromVariant(variant);
    return new ScriptRuntime(module.newRuntime(), report);
  }

  private constructor(runtime: QuickJSRuntime, report: (report: ScriptReport) => void) {
    this.#runtime = runtime;
    this.#report = report;
    runtime.setMemoryLimit(MEMORY_BYTES);
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
        return this.#run(command.source, command.variables);
      case 'settle':
        return this.#settle(command.id, command.error, command.value);
      case 'message': {
        const { payload, correlationData, ...rest } = command.message;
        this.#call('message', [
          this.#context.newNumber(command.listener),
          this.#context.newString(JSON.stringify(rest)),
          this.#bytes(payload),
          correlationData ? this.#bytes(correlationData) : this.#context.null,
        ]);
        this.#report({ type: 'taken', count: 1 });
        return this.#turn();
      }
    }
  }

  #run(source: string, variables: Readonly<Record<string, string>>): void {
    const context = this.#context;
    const host = this.#host(variables);
    context.setProp(context.global, '__host', host);
    host.dispose();
    this.#ends = context.unwrapResult(context.evalCode(SCRIPT_PRELUDE, 'api'));
    const evaluated = context.evalCode(source, SOURCE_NAME, { type: 'module' });
    if (evaluated.error) return this.#fail(evaluated.error);
    this.#main = evaluated.value;
    this.#turn();
  }

  #settle(id: number, error: string | null, value: unknown): void {
    const context = this.#context;
    const given =
      typeof value === 'string'
        ? context.newString(value)
        : typeof value === 'number'
          ? context.newNumber(value)
          : null;
    this.#call('settle', [
      context.newNumber(id),
      error === null ? context.null : context.newString(error),
      given ?? context.undefined,
    ]);
    this.#turn();
  }

  /** Everything that is due runs; then it is seen whether anything is left. */
  #turn(): void {
    if (this.#isOver) return;
    const ran = this.#runtime.executePendingJobs();
    if (ran.error) return this.#fail(ran.error);
    const main = this.#main && this.#context.getPromiseState(this.#main);
    if (main?.type === 'rejected') return this.#fail(main.error);
    if (main?.type === 'pending' || this.#isBusy()) return;
    this.#end(null);
  }

  #isBusy(): boolean {
    const busy = this.#call('isBusy', []);
    return busy !== null && this.#context.dump(busy) === true;
  }

  #call(name: 'settle' | 'message' | 'isBusy', args: QuickJSHandle[]): QuickJSHandle | null {
    const ends = this.#ends;
    if (!ends) return null;
    const called = this.#context.callMethod(ends, name, args);
    for (const arg of args) if (arg.alive && arg.owner) arg.dispose();
    if (!called.error) return called.value;
    this.#fail(called.error);
    return null;
  }

  #host(variables: Readonly<Record<string, string>>): QuickJSHandle {
    const context = this.#context;
    const host = context.newObject();
    const give = (name: string, act: (...args: QuickJSHandle[]) => QuickJSHandle | undefined) => {
      const handle = context.newFunction(name, (...args) => act(...args) ?? context.undefined);
      context.setProp(host, name, handle);
      handle.dispose();
    };
    const number = (handle: QuickJSHandle | undefined) => (handle ? context.getNumber(handle) : 0);
    const text = (handle: QuickJSHandle | undefined) => (handle ? context.getString(handle) : '');
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
      this.#report({ type: 'subscribe', id: number(id), filter: text(filter), qos: number(qos) as 0 | 1 | 2 });
      return undefined;
    });
    give('listen', (listener, filter) => {
      this.#report({ type: 'listen', listener: number(listener), filter: text(filter) });
      return undefined;
    });
    give('unlisten', (listener) => {
      this.#report({ type: 'unlisten', listener: number(listener) });
      return undefined;
    });
    give('sleep', (id, ms) => {
      const asked = number(id);
      setTimeout(() => !this.#isOver && this.#settle(asked, null, undefined), Math.min(number(ms), 2_147_483_647));
      return undefined;
    });
    give('log', (level, line) => {
      this.#log(text(level) as ScriptLine['level'], text(line));
      return undefined;
    });
    give('fail', (error) => {
      this.#fail(error as QuickJSHandle);
      return undefined;
    });
    give('now', () => context.newNumber(Date.now()));
    give('uuid', () => context.newString(randomUuid()));
    give('encode', (value) => this.#bytes(new TextEncoder().encode(text(value))));
    give('decode', (value) => context.newString(new TextDecoder().decode(bytes(value) ?? new Uint8Array())));
    const given = context.newString(JSON.stringify(variables));
    context.setProp(host, 'variables', given);
    given.dispose();
    return host;
  }

  #bytes(bytes: Uint8Array): QuickJSHandle {
    return this.#context.newArrayBuffer(bytes.slice().buffer as ArrayBuffer);
  }

  #readBytes(handle: QuickJSHandle | undefined): Uint8Array<ArrayBuffer> | null {
    if (!handle) return null;
    const buffer = this.#context.getArrayBuffer(handle);
    const copy = Uint8Array.from(buffer.value);
    buffer.dispose();
    return copy;
  }

  #log(level: ScriptLine['level'], line: string): void {
    const text = line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line;
    this.#lines.push({ at: Date.now(), level, text });
    if (this.#lines.length > MAX_LINES) {
      this.#lines.shift();
      this.#droppedLines++;
    }
    // Also from within a loop that gives no timer its turn.
    if (performance.now() - this.#lastLinesAt >= LINES_EVERY_MS) return this.#tellLines();
    this.#linesTimer ??= setTimeout(() => this.#tellLines(), LINES_EVERY_MS);
  }

  #tellLines(): void {
    if (this.#linesTimer !== null) clearTimeout(this.#linesTimer);
    this.#linesTimer = null;
    this.#lastLinesAt = performance.now();
    if (this.#lines.length === 0) return;
    this.#report({ type: 'lines', lines: this.#lines, dropped: this.#droppedLines });
    this.#lines = [];
    this.#droppedLines = 0;
  }

  #fail(error: QuickJSHandle): void {
    const dumped: unknown = this.#context.dump(error);
    this.#end(readFault(dumped));
  }

  #end(fault: ScriptFault | 'memory' | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#tellLines();
    this.#report({ type: 'end', fault });
  }
}

/** What was thrown: an Error, or anything else. */
export function readFault(thrown: unknown): ScriptFault | 'memory' {
  const error = thrown as { name?: unknown; message?: unknown; stack?: unknown } | null;
  if (typeof error !== 'object' || error === null) return { message: String(thrown), line: null, column: null };
  const { name, message, stack } = error;
  if (name === 'InternalError' && message === 'out of memory') return 'memory';
  const place = new RegExp(`\\b${SOURCE_NAME}:(\\d+)(?::(\\d+))?`, 'u').exec(typeof stack === 'string' ? stack : '');
  return {
    message:
      typeof message === 'string' ? `${typeof name === 'string' ? `${name}: ` : ''}${message}` : JSON.stringify(error),
    line: place ? Number(place[1]) : null,
    column: place?.[2] ? Number(place[2]) : null,
  };
}

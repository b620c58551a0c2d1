// The part of the script's API that is written in its own language. It stands before the script in the interpreter, and has
// nothing but the functions that `host` holds: the script reaches no more than these.
import { PRELUDE_ANSWERS } from './prelude-answers.ts';
import { PRELUDE_MESSAGES } from './prelude-messages.ts';
import { PRELUDE_TIMES } from './prelude-times.ts';

const PRELUDE_CALLS = `
  const shown = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return value.name + ': ' + value.message;
    if (isView(value)) return hexOf(value);
    try {
      return typeof value === 'object' && value !== null ? JSON.stringify(value, inJson) : String(value);
    } catch {
      return String(value);
    }
  };
  const hexOf = (view) => Array.from(viewed(view).subarray(0, 64), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const inJson = (_key, value) => (typeof value === 'bigint' ? String(value) : isView(value) ? hexOf(value) : value);
  const write = (level) => (...values) => writeLine(level, values.map(shown).join(' '));
  const log = write('log');

  const api = {
    publish, subscribe, onMessage, sleep, every, request, log,
    setTimeout, clearTimeout: clear, setInterval, clearInterval: clear,
    console: Object.freeze({ log, info: log, debug: log, warn: write('warn'), error: write('error') }),
    now: () => host.now(),
    uuid: () => host.uuid(),
    random: (from = 0, to = 1) => from + Math.random() * (to - from),
    decodeText: (bytes) => decode(bytesOf(bytes)),
    encodeText: (text) => encode(String(text)),
    variables: Object.freeze(JSON.parse(host.variables)),
  };
  for (const [name, value] of Object.entries(api)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
`;

/** Its value: what the runtime calls. */
export const SCRIPT_PRELUDE = `
(() => {
  const host = globalThis.__host;
  delete globalThis.__host;
  ${PRELUDE_ANSWERS}
  ${PRELUDE_MESSAGES}
  ${PRELUDE_TIMES}
  ${PRELUDE_CALLS}
  return {
    settle,
    message: hear,
    /** What the script's last statement has come to, main() say: nobody else hears of its failure. */
    result: ({ value }) => {
      if (value instanceof Promise && !(value instanceof Answer)) value.catch((error) => host.fail(error));
    },
    /** Whether there is room for so many bytes: this fails where the memory is full. */
    reserve: (size) => void new ArrayBuffer(size),
    /** Whether there is anything left to wait for. */
    isBusy: () => waiting.size > 0 || isListening(),
  };
})()
`;

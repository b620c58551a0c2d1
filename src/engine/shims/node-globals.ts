// What MQTT.js expects of Node. Imported before it. `nextTick` is a microtask here: MQTT.js's own browser build takes
// `setTimeout`, which browsers stretch to 4 ms, and waits so between the packets of one frame.
import { Buffer } from 'buffer';

const shim = {
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => callback(...args)),
  env: {},
  browser: true,
};

const scope = globalThis as { process?: unknown; Buffer?: unknown; setImmediate?: unknown };
scope.process ??= shim;
scope.Buffer ??= Buffer;
scope.setImmediate ??= (callback: () => void) => setTimeout(callback, 0);

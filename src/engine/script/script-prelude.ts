// The part of the script's API that is written in its own language. It stands before the script in the interpreter, and has
// nothing but the functions that `host` holds: the script reaches no more than these.
export const SCRIPT_PRELUDE = `
(() => {
  const host = globalThis.__host;
  delete globalThis.__host;
  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;
  let open = 0;
  const MAX_OPEN = 1000;

  const ask = (start) => {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      start(id);
    });
  };

  const isBytes = (value) => value instanceof Uint8Array;
  const bytesOf = (value) => {
    if (value === null || value === undefined) return new Uint8Array(0);
    if (isBytes(value)) return value;
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    return new Uint8Array(host.encode(typeof value === 'string' ? value : JSON.stringify(value)));
  };
  const exact = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);

  const qosOf = (qos) => {
    if (qos === undefined) return 0;
    if (qos !== 0 && qos !== 1 && qos !== 2) throw new TypeError('qos is 0, 1 or 2');
    return qos;
  };

  const publish = (topic, payload, options = {}) => {
    if (typeof topic !== 'string') throw new TypeError('publish: the topic is a text');
    if (open >= MAX_OPEN) throw new Error('publish: ' + MAX_OPEN + ' publishes wait already. Write await before publish().');
    const { qos, retain = false, contentType, responseTopic, correlationData, expiry, userProperties } = options;
    const details = {
      topic,
      qos: qosOf(qos),
      retain: Boolean(retain),
      ...(contentType !== undefined && { contentType: String(contentType) }),
      ...(responseTopic !== undefined && { responseTopic: String(responseTopic) }),
      ...(expiry !== undefined && { expiryS: Number(expiry) }),
      ...(options.payloadIsUtf8 !== undefined && { payloadIsUtf8: Boolean(options.payloadIsUtf8) }),
      ...(userProperties !== undefined && {
        userProperties: (Array.isArray(userProperties) ? userProperties : Object.entries(userProperties)).map(
          ([name, value]) => [String(name), String(value)],
        ),
      }),
    };
    const correlation = correlationData === undefined ? undefined : exact(bytesOf(correlationData));
    const bytes = exact(bytesOf(payload));
    open++;
    const done = ask((id) => host.publish(id, JSON.stringify(details), bytes, correlation));
    done.then(() => open--, () => open--);
    return done;
  };

  const subscribe = (filter, options = {}) => {
    if (typeof filter !== 'string') throw new TypeError('subscribe: the filter is a text');
    const qos = qosOf(options.qos);
    return ask((id) => host.subscribe(id, filter, qos)).then(() => messages(filter));
  };

  const onMessage = (filter, callback) => {
    const [wanted, listener] = typeof filter === 'function' ? ['#', filter] : [filter, callback];
    if (typeof listener !== 'function') throw new TypeError('onMessage: a function is missing');
    const id = ++lastId;
    listeners.set(id, listener);
    host.listen(id, String(wanted));
    return () => {
      listeners.delete(id);
      host.unlisten(id);
    };
  };

  /** Messages one after the other: for await (const message of await subscribe('a/#')) … */
  const messages = (filter) => ({
    [Symbol.asyncIterator]() {
      const queue = [];
      let wake = null;
      const stop = onMessage(filter, (message) => {
        queue.push(message);
        if (queue.length > 10000) queue.shift();
        wake?.();
      });
      return {
        async next() {
          while (queue.length === 0) await new Promise((resolve) => (wake = resolve));
          return { value: queue.shift(), done: false };
        },
        async return() {
          stop();
          return { value: undefined, done: true };
        },
      };
    },
  });

  const sleep = (ms) => ask((id) => host.sleep(id, Math.max(0, Number(ms) || 0)));

  const every = (ms, callback) => {
    let isOn = true;
    (async () => {
      for (let due = host.now() + ms; isOn; due += ms) {
        await sleep(due - host.now());
        if (isOn) await callback();
        if (host.now() - due > 10 * ms) due = host.now();
      }
    })().catch((error) => host.fail(error));
    return () => {
      isOn = false;
    };
  };

  const request = async (topic, payload, { timeoutMs = 5000, responseTopic, ...options } = {}) => {
    const answers = responseTopic ?? 'loupe/answer/' + host.uuid();
    const mark = host.uuid();
    await ask((id) => host.subscribe(id, answers, options.qos ?? 0));
    let stop = () => {};
    try {
      const answer = new Promise((resolve) => {
        stop = onMessage(answers, (message) => {
          const data = message.correlationData;
          if (data === null || host.decode(exact(data)) === mark) resolve(message);
        });
      });
      await publish(topic, payload, { ...options, responseTopic: answers, correlationData: mark });
      const late = sleep(timeoutMs).then(() => {
        throw new Error('request: no answer within ' + timeoutMs + ' ms');
      });
      late.catch(() => {});
      return await Promise.race([answer, late]);
    } finally {
      stop();
    }
  };

  const shown = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return value.stack ? value.name + ': ' + value.message : String(value);
    if (isBytes(value)) return Array.from(value.subarray(0, 64), (b) => b.toString(16).padStart(2, '0')).join(' ');
    try {
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
    } catch {
      return String(value);
    }
  };
  const write = (level) => (...values) => host.log(level, values.map(shown).join(' '));
  const log = write('log');

  const api = {
    publish, subscribe, onMessage, sleep, every, request, log,
    console: Object.freeze({ log, info: log, debug: log, warn: write('warn'), error: write('error') }),
    now: () => host.now(),
    uuid: () => host.uuid(),
    random: (from = 0, to = 1) => from + Math.random() * (to - from),
    decodeText: (bytes) => host.decode(exact(bytesOf(bytes))),
    encodeText: (text) => new Uint8Array(host.encode(String(text))),
    variables: Object.freeze(JSON.parse(host.variables)),
  };
  for (const [name, value] of Object.entries(api)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }

  return {
    settle(id, error, value) {
      const one = waiting.get(id);
      waiting.delete(id);
      if (!one) return;
      if (error === null) one.resolve(value);
      else one.reject(new Error(error));
    },
    message(listener, json, payload, correlation) {
      const callback = listeners.get(listener);
      if (!callback) return;
      const bytes = new Uint8Array(payload);
      let text;
      const message = {
        ...JSON.parse(json),
        bytes,
        correlationData: correlation === null ? null : new Uint8Array(correlation),
        get payload() {
          text ??= host.decode(payload);
          return text;
        },
        json() {
          return JSON.parse(this.payload);
        },
      };
      Promise.resolve()
        .then(() => callback(message))
        .catch((error) => host.fail(error));
    },
    /** Whether there is anything left to wait for. */
    isBusy: () => waiting.size > 0 || listeners.size > 0,
  };
})()
`;

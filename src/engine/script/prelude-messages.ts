// Of the prelude: messages that come, and requests.

export const PRELUDE_MESSAGES = `
  /** By id: the callback, and whether the script goes on as long as it listens. */
  const listeners = new Map();
  const MAX_LISTENERS = 1000;
  /** Of a subscription that nobody goes through yet. */
  const MAX_EARLY = 1000;
  const MAX_EARLY_BYTES = 4 * 1024 * 1024;
  /** Of one that is gone through too slowly. */
  const MAX_QUEUED = 10000;
  const MAX_QUEUED_BYTES = 16 * 1024 * 1024;

  class Message {
    #text;
    constructor(fields, bytes, correlationData) {
      Object.assign(this, fields, { bytes, correlationData });
    }
    get payload() {
      this.#text ??= decode(this.bytes);
      return this.#text;
    }
    json() {
      return JSON.parse(this.payload);
    }
    toJSON() {
      const { bytes, topic, ...others } = this;
      return { topic, payload: this.payload, ...others };
    }
  }

  const hear = (id, json, payload, correlation) => {
    const listener = listeners.get(id);
    if (!listener) return;
    const message = new Message(JSON.parse(json), new Uint8Array(payload), correlation === null ? null : new Uint8Array(correlation));
    Promise.resolve()
      .then(() => listener.callback(message))
      .catch((error) => host.fail(error));
  };

  const isListening = () => {
    for (const { holds } of listeners.values()) if (holds) return true;
    return false;
  };

  const listen = (filter, callback, holds) => {
    if (listeners.size >= MAX_LISTENERS) throw new Error('onMessage: ' + MAX_LISTENERS + ' listeners are there already');
    const id = ++lastId;
    listeners.set(id, { callback, holds });
    host.listen(id, JSON.stringify(filter));
    return id;
  };
  const unlisten = (id) => {
    if (listeners.delete(id)) host.unlisten(id);
  };

  const onMessage = (filter, callback) => {
    const [wanted, listener] = typeof filter === 'function' ? ['#', filter] : [filter, callback];
    if (typeof wanted !== 'string') throw new TypeError('onMessage: the filter is a text');
    if (typeof listener !== 'function') throw new TypeError('onMessage: a function is missing');
    const id = listen(wanted, listener, true);
    return () => unlisten(id);
  };

  const sizeOf = (messages) => messages.reduce((sum, { bytes }) => sum + bytes.length, 0);

  /**
   * Messages one after the other: for await (const message of await subscribe('a/#')) … They are kept from now on, so that
   * none is missed that comes before the loop begins: the broker's retained messages come at once.
   */
  const messagesOf = (filter) => {
    const early = [];
    let earlyBytes = 0;
    let earlyId = listen(filter, (message) => {
      early.push(message);
      earlyBytes += message.bytes.length;
      if (early.length >= MAX_EARLY || earlyBytes > MAX_EARLY_BYTES) forget();
    }, false);
    const forget = () => {
      unlisten(earlyId);
      earlyId = null;
    };
    return {
      forget,
      [Symbol.asyncIterator]() {
        let queue = early.splice(0);
        let bytes = sizeOf(queue);
        let at = 0;
        let isOver = false;
        let hasWarned = false;
        let wake = () => {};
        const take = (message) => {
          queue.push(message);
          bytes += message.bytes.length;
          while (queue.length - at > MAX_QUEUED || (bytes > MAX_QUEUED_BYTES && queue.length - at > 1)) {
            bytes -= queue[at++].bytes.length;
            if (!hasWarned) writeLine('warn', 'subscribe ' + filter + ': messages come faster than they are taken: some are left out');
            hasWarned = true;
          }
          wake();
        };
        // The same listener goes on, as messages may be under way to it.
        const id = earlyId ?? listen(filter, take, true);
        listeners.set(id, { callback: take, holds: true });
        earlyId = null;
        return {
          async next() {
            while (at === queue.length && !isOver) await new Promise((resolve) => (wake = resolve));
            if (isOver) return { value: undefined, done: true };
            const value = queue[at++];
            bytes -= value.bytes.length;
            if (at >= 1000 || at === queue.length) {
              queue = queue.slice(at);
              at = 0;
            }
            return { value, done: false };
          },
          async return() {
            isOver = true;
            unlisten(id);
            wake();
            return { value: undefined, done: true };
          },
          [Symbol.asyncIterator]() {
            return this;
          },
        };
      },
    };
  };

  const subscribe = (filter, options) => {
    if (typeof filter !== 'string') throw new TypeError('subscribe: the filter is a text');
    const qos = qosOf(options?.qos);
    const { forget, ...messages } = messagesOf(filter);
    return ask('subscribe', (id) => host.subscribe(id, JSON.stringify(filter), qos), { result: messages, failed: forget });
  };

  /** Where answers come, unless the request says so: one place for all of them. */
  const ownAnswers = 'loupe/answer/' + host.uuid();
  const answered = new Map();
  const subscribeOnce = (filter, qos) => {
    const key = qos + ' ' + filter;
    if (!answered.has(key)) {
      answered.set(key, ask('subscribe', (id) => host.subscribe(id, JSON.stringify(filter), qos), { failed: () => answered.delete(key) }));
    }
    return answered.get(key);
  };

  const answerOf = async (topic, payload, { timeoutMs = 5000, responseTopic, ...options }, fault) => {
    if (responseTopic === undefined && !host.hasProperties) {
      throw new Error('before MQTT 5 there is no Response Topic: say where the answer comes, { responseTopic: … }');
    }
    const place = responseTopic ?? ownAnswers;
    const mark = host.uuid();
    await subscribeOnce(place, options.qos ?? 0);
    let stop = () => {};
    let late = null;
    try {
      return await new Promise((resolve, reject) => {
        stop = onMessage(place, (message) => {
          const data = message.correlationData;
          if (data === null || decode(data) === mark) resolve(message);
        });
        const sent = { ...options, responseTopic: place, correlationData: mark, isRequest: true };
        send(topic, payload, sent, new Error()).then(() => {
          late = later(timeoutMs, () => reject(new Error('no answer within ' + timeoutMs + ' ms')));
        }, reject);
      });
    } finally {
      stop();
      if (late !== null) waiting.delete(late);
    }
  };

  const request = (topic, payload, options) => {
    const fault = new Error();
    const answer = new Answer((resolve, reject) => {
      answerOf(topic, payload, options ?? {}).then(resolve, ({ message }) => {
        fault.message = message.startsWith('publish') ? message : 'request ' + topic + ': ' + message;
        if (!answer.isAwaited) writeLine('error', fault.message);
        reject(fault);
      });
    });
    return answer;
  };
`;

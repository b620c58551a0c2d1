// Of the prelude: what the script asks for and waits for, and publishing.

export const PRELUDE_ANSWERS = `
  /** By id: who waits for an answer from outside. */
  const waiting = new Map();
  let lastId = 0;
  /** Publishes and subscribes that nobody has answered. */
  let open = 0;
  let openBytes = 0;
  const MAX_OPEN = 1000;
  const MAX_OPEN_BYTES = 16 * 1024 * 1024;

  /** Knows whether anybody waits for it: a failure that nobody does is written down. */
  class Answer extends Promise {
    static get [Symbol.species]() {
      return Promise;
    }
    isAwaited = false;
    then(...handlers) {
      this.isAwaited = true;
      return super.then(...handlers);
    }
  }

  /** 'fault' was made where the script asked, so that it knows the line. */
  const ask = (what, start, { fault = new Error(), bytes = 0, result, failed = () => {} } = {}) => {
    if (open >= MAX_OPEN) throw new Error(what + ': ' + MAX_OPEN + ' wait already. Write await before ' + what + '().');
    if (openBytes > 0 && openBytes + bytes > MAX_OPEN_BYTES) {
      throw new Error(what + ': more than 16 MiB wait already. Write await before ' + what + '().');
    }
    const id = ++lastId;
    open++;
    openBytes += bytes;
    const answer = new Answer((resolve, reject) => {
      const closed = () => {
        open--;
        openBytes -= bytes;
      };
      waiting.set(id, {
        resolve(value) {
          closed();
          resolve(result ?? value);
        },
        reject(message) {
          closed();
          failed();
          fault.message = message;
          if (!answer.isAwaited) writeLine('error', message);
          reject(fault);
        },
      });
    });
    start(id);
    return answer;
  };

  const writeLine = (level, text) => host.log(level, text.replaceAll('\\0', '\\u2400'));

  const settle = (id, error, value) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (!one) return;
    if (error === null) one.resolve(value);
    else one.reject(error);
  };

  const isView = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
  const viewed = (value) =>
    value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const exact = (bytes) =>
    bytes.byteLength === bytes.buffer.byteLength
      ? bytes.buffer
      : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);

  // A text goes out as it is only where it has no U+0000, at which it would end, and no half of a surrogate pair.
  const encode = (text) => {
    const isPlain = !text.includes('\\0') && text.isWellFormed();
    return new Uint8Array(isPlain ? host.encode(text, false) : host.encode(JSON.stringify(text.toWellFormed()), true));
  };
  const decode = (bytes) => {
    const text = host.decode(exact(bytes));
    return text[0] === '=' ? text.slice(1) : JSON.parse(text);
  };

  const bytesOf = (value) => {
    if (value === null || value === undefined) return new Uint8Array(0);
    if (isView(value)) return viewed(value);
    if (value instanceof Promise) throw new TypeError('a promise is no payload: write await before it');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text === undefined) throw new TypeError('a ' + typeof value + ' is no payload');
    return encode(text);
  };

  const qosOf = (qos) => {
    if (qos === undefined) return 0;
    if (qos !== 0 && qos !== 1 && qos !== 2) throw new TypeError('qos is 0, 1 or 2');
    return qos;
  };

  let hasWarned = false;
  const warnOf = (properties) => {
    if (hasWarned || host.hasProperties || properties.length === 0) return;
    hasWarned = true;
    writeLine('warn', 'publish: before MQTT 5 a message has no properties, so these are not sent: ' + properties.join(', '));
  };

  const publish = (topic, payload, options) => send(topic, payload, options ?? {}, new Error());

  const send = (topic, payload, options, fault) => {
    if (typeof topic !== 'string') throw new TypeError('publish: the topic is a text');
    const { qos, retain = false, contentType, responseTopic, correlationData, expiry, userProperties } = options;
    const properties = {
      ...(contentType !== undefined && { contentType: String(contentType) }),
      ...(responseTopic != null && { responseTopic: String(responseTopic) }),
      ...(expiry !== undefined && { expiryS: Number(expiry) }),
      ...(options.payloadIsUtf8 !== undefined && { payloadIsUtf8: Boolean(options.payloadIsUtf8) }),
      ...(userProperties !== undefined && {
        userProperties: (Array.isArray(userProperties) ? userProperties : Object.entries(userProperties)).map(
          ([name, value]) => [String(name), String(value)],
        ),
      }),
    };
    const correlation = correlationData == null ? undefined : exact(bytesOf(correlationData));
    if (!options.isRequest) warnOf([...Object.keys(properties), ...(correlation ? ['correlationData'] : [])]);
    const details = { topic, qos: qosOf(qos), retain: Boolean(retain), ...properties };
    const bytes = exact(bytesOf(payload));
    const start = (id) => host.publish(id, JSON.stringify(details), bytes, correlation);
    return ask('publish', start, { fault, bytes: bytes.byteLength });
  };
`;

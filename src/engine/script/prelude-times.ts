// Of the prelude: waiting, and what is done again and again.

export const PRELUDE_TIMES = `
  /** What is behind by more begins anew from now, rather than come in a burst. */
  const FAR_BEHIND_MS = 250;
  /** As often in a row without a rest, where what is done takes longer than its time. */
  const MAX_IN_A_ROW = 10;

  const msOf = (what, ms) => {
    const number = Number(ms);
    if (!(number >= 0)) throw new TypeError(what + ': milliseconds are a number, 0 or more');
    return number;
  };

  const later = (ms, act) => {
    const id = ++lastId;
    waiting.set(id, { resolve: act });
    host.sleep(id, ms);
    return id;
  };

  const sleep = (ms) => {
    const wait = msOf('sleep', ms);
    return new Promise((resolve) => later(wait, () => resolve()));
  };

  const every = (ms, act) => {
    const interval = msOf('every', ms);
    if (typeof act !== 'function') throw new TypeError('every: a function is missing');
    let isOn = true;
    let due = host.now() + interval;
    const turn = async () => {
      for (let inARow = 1; isOn; inARow++) {
        await act();
        due += interval;
        const now = host.now();
        if (now - due > Math.max(FAR_BEHIND_MS, 10 * interval)) due = now;
        if (due <= now && inARow < MAX_IN_A_ROW) continue;
        if (isOn) id = later(Math.max(0, due - now), begin);
        return;
      }
    };
    const begin = () => {
      turn().catch((error) => host.fail(error));
    };
    let id = later(interval, begin);
    return () => {
      isOn = false;
      waiting.delete(id);
    };
  };

  const setTimeout = (act, ms = 0, ...values) =>
    later(Math.max(0, Number(ms) || 0), () => {
      Promise.resolve()
        .then(() => act(...values))
        .catch((error) => host.fail(error));
    });

  /** By what setInterval gave. */
  const intervals = new Map();
  const setInterval = (act, ms = 0, ...values) => {
    const id = ++lastId;
    intervals.set(id, every(Math.max(0, Number(ms) || 0), () => act(...values)));
    return id;
  };

  const clear = (id) => {
    waiting.delete(id);
    intervals.get(id)?.();
    intervals.delete(id);
  };
`;

// Times a query of the message list in the page, from the moment that the page asks its engine (the pause that is made
// while one types lies before that) until the tick that says that all was searched has arrived.

/** Runs in the page, once. Listens to what passes between the page and its engine; nothing of it is changed. */
export const QUERY_WATCH = `(() => {
  const { postMessage } = Worker.prototype;
  const watched = new WeakSet();
  let began = 0;
  let settle = null;
  /** Of the last tick: undefined when none came since the query was asked for. */
  let filter;
  const hear = ({ data }) => {
    if (data.type !== 'tick') return;
    filter = data.tick.filter;
    if (settle && filter && (filter.tooSlow || filter.progress === 1)) {
      settle({ ms: performance.now() - began, matches: filter.matches, tooSlow: filter.tooSlow, kept: data.tick.kept });
      settle = null;
    }
  };
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.method === 'setQuery') {
      if (!watched.has(this)) this.addEventListener('message', hear);
      watched.add(this);
      filter = undefined;
      began = performance.now();
    }
    return postMessage.call(this, message, ...rest);
  };
  window.__queries = {
    /** True once a tick has told of the list without a query: a later one with progress is the next query's. */
    isIdle: () => filter === null,
    /** \`timed\` settles when the next query is answered whole. */
    arm: () => { window.__queries.timed = new Promise((resolve) => { settle = resolve; }); },
  };
})()`;

// Ends the process on Ctrl+C or when asked to: cleanly, soon, and at once when asked again.

/** npm passes a Ctrl+C on that the terminal has already sent: what comes this soon after the first is the same one. */
const REPEAT_MS = 500;
const DEADLINE_MS = 3_000;
const PARENT_CHECK_MS = 1_000;

export function onShutdown(close: () => Promise<void>): void {
  let firstAt: number | null = null;
  const onSignal = () => {
    const now = performance.now();
    if (firstAt !== null) {
      if (now - firstAt > REPEAT_MS) process.exit(1);
      return;
    }
    firstAt = now;
    setTimeout(() => process.exit(0), DEADLINE_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  onOrphaned(onSignal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

/**
 * Under npm and npx a shell stands between npm and this process. When npm is told to end it tells the shell, and the
 * shell dies without a word to its child: then we would go on, unseen, and keep the ports.
 */
function onOrphaned(end: () => void): void {
  if (process.env.npm_execpath === undefined && process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, PARENT_CHECK_MS);
  timer.unref();
}

// Ends the process on Ctrl+C or when asked to: cleanly, soon, and at once when asked again.

/** npm passes a Ctrl+C on that the terminal has already sent: what comes this soon after the first is the same one. */
const REPEAT_MS = 500;
const DEADLINE_MS = 3_000;

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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

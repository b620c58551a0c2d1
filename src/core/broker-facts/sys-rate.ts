// How fast a counter grows, from its samples.

export interface Sample {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly value: number;
  /** Kept by the broker: counted at a time nobody knows, before it came. */
  readonly isKept?: boolean;
}

/** A second, between each two samples that are apart: at the later one's time. */
export function ratesOf(samples: readonly Sample[]): Sample[] {
  const rates: Sample[] = [];
  // By the time it came, a kept value would make the first rate too high.
  const [before0, ...after] = samples[0]?.isKept ? samples.slice(1) : samples;
  let before = before0;
  for (const sample of after) {
    if (!before) break;
    const seconds = (sample.time - before.time) / 1000;
    // Two that come together are one.
    if (seconds < 0.5) continue;
    rates.push({ time: sample.time, value: (sample.value - before.value) / seconds });
    before = sample;
  }
  return rates;
}

// How fast a counter grows, from its samples.

export interface Sample {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly value: number;
}

/** A second, between each two samples that are apart: at the later one's time. */
export function ratesOf(samples: readonly Sample[]): Sample[] {
  const rates: Sample[] = [];
  let before = samples[0];
  for (const sample of samples.slice(1)) {
    if (!before) break;
    const seconds = (sample.time - before.time) / 1000;
    // Two that come together are one: a kept value, and the next.
    if (seconds < 0.5) continue;
    rates.push({ time: sample.time, value: (sample.value - before.value) / seconds });
    before = sample;
  }
  return rates;
}

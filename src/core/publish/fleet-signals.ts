// The values of a simulated device's signals. Each device begins elsewhere in each signal, and the same device always at the
// same place. Values are taken once for each publish that names the signal, at times that only grow.
import type { FleetSignal, ValueGenerator } from './fleet.ts';
import { normal, type Random, seededRandom } from './fleet-random.ts';

export interface SignalRun {
  /** The value at so many milliseconds since the device began, of as many digits as the signal has. */
  take(elapsedMs: number): number;
  /** A command has set it: from here on it stays so, but for what goes on by itself from there (a walk). */
  set(value: number): void;
}

/** `device` counts from 1. */
export function beginSignal({ name, generator, decimals }: FleetSignal, device: number): SignalRun {
  const random = seededRandom(`${device} ${name}`);
  const range = rangeOf(generator);
  let next = beginGenerator(generator, random);
  return {
    take: (elapsedMs) => onGrid(next(elapsedMs), decimals, range),
    set(value) {
      const held = clamp(value, range.min, range.max);
      next = generator.kind === 'walk' ? beginWalk({ ...generator, from: held }, random) : () => held;
    },
  };
}

/** As it stands in a payload. */
export function formatSignal(value: number, decimals: number): string {
  // Never `-0.0`.
  return (value === 0 ? 0 : value).toFixed(decimals);
}

interface Range {
  readonly min: number;
  readonly max: number;
}

const UNBOUNDED: Range = { min: -Infinity, max: Infinity };

function rangeOf(generator: ValueGenerator): Range {
  return generator.kind === 'sine' || generator.kind === 'walk' ? generator : UNBOUNDED;
}

function beginGenerator(generator: ValueGenerator, random: Random): (elapsedMs: number) => number {
  switch (generator.kind) {
    case 'constant':
      return () => generator.value;
    case 'sine': {
      const { min, max, periodMs } = generator;
      const phase = random();
      return (elapsedMs) => min + ((max - min) * (1 + Math.sin(2 * Math.PI * (phase + elapsedMs / periodMs)))) / 2;
    }
    case 'walk':
      return beginWalk({ ...generator, from: generator.min + (generator.max - generator.min) * random() }, random);
    case 'steps': {
      const { values, everyMs } = generator;
      const offset = Math.floor(random() * values.length);
      return (elapsedMs) => values[(offset + Math.floor(elapsedMs / everyMs)) % values.length] ?? 0;
    }
    case 'noise':
      return () => generator.mean + generator.deviation * normal(random);
    case 'event': {
      let takenAt = 0;
      return (elapsedMs) => {
        const chance = 1 - Math.exp(-(elapsedMs - takenAt) / generator.everyMs);
        takenAt = elapsedMs;
        return random() < chance ? 1 : 0;
      };
    }
  }
}

interface Walk extends Range {
  readonly step: number;
  readonly from: number;
}

/** Goes up or down by at most a step with each value; what would lead out is reflected. */
function beginWalk({ min, max, step, from }: Walk, random: Random): () => number {
  let value = from;
  let isFirst = true;
  return () => {
    if (isFirst) isFirst = false;
    else value += (2 * random() - 1) * step;
    if (value > max) value = max - (value - max);
    if (value < min) value = min + (min - value);
    value = clamp(value, min, max);
    return value;
  };
}

/** Rounded, and where rounding leads out of the range, to the next value inside. */
function onGrid(value: number, decimals: number, { min, max }: Range): number {
  const rounded = Number(value.toFixed(decimals));
  if (rounded > max) return gridBelow(max, decimals);
  return rounded < min ? -gridBelow(-min, decimals) : rounded;
}

function gridBelow(limit: number, decimals: number): number {
  const rounded = Number(limit.toFixed(decimals));
  return rounded <= limit ? rounded : Number((limit - 10 ** -decimals).toFixed(decimals));
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

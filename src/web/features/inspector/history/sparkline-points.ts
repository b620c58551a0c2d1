// A row of numbers as points in a square of 1 by 1, for a line that is as wide and as high as its place.

export interface SparklinePoints {
  /** Pieces of `x,y x,y`, with y downwards: a message without the number parts two pieces. */
  readonly pieces: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly last: number;
  /** How many numbers there are. */
  readonly count: number;
}

/** NaN where a message has no number. Null: fewer than two numbers are no line. */
export function sparklinePoints(values: ArrayLike<number>): SparklinePoints | null {
  const numbers = Array.from(values).filter(Number.isFinite);
  const last = numbers.at(-1);
  if (numbers.length < 2 || last === undefined) return null;
  const min = Math.min(...numbers);
  const max = Math.max(...numbers);
  const pieces: string[] = [];
  let piece: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value)) piece.push(`${round(i / (values.length - 1))},${round(heightOf(value, min, max))}`);
    else if (piece.length > 0) {
      pieces.push(piece.join(' '));
      piece = [];
    }
  }
  if (piece.length > 0) pieces.push(piece.join(' '));
  return { pieces, min, max, last, count: numbers.length };
}

/** 0 at the top; what never changes lies in the middle. */
export function heightOf(value: number, min: number, max: number): number {
  if (max <= min) return 0.5;
  // The span of the largest numbers is larger than any: they are halved. The smallest would lose their last bit by that.
  const half = Number.isFinite(max - min) ? 1 : 0.5;
  return (max * half - value * half) / (max * half - min * half);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

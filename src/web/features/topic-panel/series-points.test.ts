import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample } from './downsample.ts';
import { seriesCsv } from './series-csv.ts';
import { SeriesPoints } from './series-points.ts';

type Message = Readonly<Record<string, number>>;

/** A message a second; its number in the log is twice its position. */
function append(points: SeriesPoints, messages: readonly Message[], from = 0): void {
  const paths = [...new Set(messages.flatMap(Object.keys))];
  points.append({
    times: Float64Array.from(messages, (_, i) => (from + i) * 1000),
    seqs: Float64Array.from(messages, (_, i) => (from + i) * 2),
    fields: paths.map((path) => ({ path, values: Float64Array.from(messages, (one) => one[path] ?? Number.NaN) })),
  });
}

const message = fc.dictionary(fc.constantFrom('t', 'h', 'a.b'), fc.integer());

describe('SeriesPoints', () => {
  it('keeps what came, in pieces of any size, up to its limit', () => {
    fc.assert(
      fc.property(fc.array(fc.array(message, { maxLength: 40 }), { maxLength: 20 }), (pieces) => {
        const points = new SeriesPoints(100);
        const all = pieces.flat();
        let at = 0;
        for (const piece of pieces) {
          append(points, piece, at);
          at += piece.length;
        }
        const kept = all.slice(all.length - points.count);
        expect(points.count).toBeLessThanOrEqual(125);
        expect(points.count).toBeGreaterThanOrEqual(Math.min(100, all.length));
        for (const path of points.paths) {
          expect([...points.values(path)]).toEqual(kept.map((one) => one[path] ?? Number.NaN));
          kept.forEach((one, i) => {
            expect(points.valueAt((all.length - kept.length + i) * 2, path)).toBe(one[path]);
          });
        }
        expect(points.valueAt(-1, 't')).toBeUndefined();
        expect(points.valueAt(1, 't')).toBeUndefined();
      }),
    );
  });
});

describe('downsample', () => {
  it('loses no peak and no gap, and draws no more for more points', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) =>
      i > 60_000 && i < 61_000 ? Number.NaN : Math.sin(i),
    );
    values[40_321] = 99;
    values[70_123] = -99;
    const times = Float64Array.from(values, (_, i) => i * 10);
    const { times: drawn, series } = downsample(times, [values], 0, 1e9, 300);
    expect(drawn.length).toBeLessThan(300 * 5);
    expect(series[0]).toContain(99);
    expect(series[0]).toContain(-99);
    expect(series[0]).toContain(null);
    expect(drawn.every((time, i) => i === 0 || time > (drawn[i - 1] as number))).toBe(true);
  });

  it('leads lines to what lies beside the time shown', () => {
    const times = Float64Array.from([1000, 2000, 3000, 4000, 5000]);
    expect(downsample(times, [times], 2500, 3500, 300).times).toEqual([2, 3, 4]);
    expect(downsample(new Float64Array(), [], 0, 1, 300).times).toEqual([]);
  });
});

describe('seriesCsv', () => {
  it('writes what is drawn, and nothing that a spreadsheet would run', () => {
    const points = new SeriesPoints();
    append(points, [{ t: 1 }, { t: 2.5, '=1+1': 3 }, { other: 1 }, { '=1+1': 4 }]);
    expect(seriesCsv(points, ['t', '=1+1'], 1000)).toBe(
      ['time,t,"\'=1+1"', '1970-01-01T00:00:01.000Z,2.5,3', '1970-01-01T00:00:03.000Z,,4', ''].join('\r\n'),
    );
    expect(seriesCsv(points, ['', 'a,"b"'], 0)).toBe('time,value,"a,""b"""\r\n');
  });
});

// A figure's way over time as a small line; for the eye only, as its value stands beside it.
import type { SysSample } from '../../../state/broker-sys.ts';
import classes from './sys-section.module.css';

const WIDTH = 120;
const HEIGHT = 26;

export function Sparkline({ samples }: { readonly samples: readonly SysSample[] }) {
  return (
    <svg className={classes.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" preserveAspectRatio="none">
      <path d={sparkPath(samples)} />
    </svg>
  );
}

function sparkPath(samples: readonly SysSample[]): string {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || samples.length < 2) return '';
  const values = samples.map(({ value }) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = last.time - first.time || 1;
  return samples
    .map(({ time, value }, i) => {
      const x = ((time - first.time) / span) * WIDTH;
      // A line that does not change lies in the middle.
      const y = high === low ? HEIGHT / 2 : HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4);
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

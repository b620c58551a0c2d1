// What a signal of device 1 would be over time, as a small curve.
import { useMemo } from 'react';
import type { FleetSignal } from '../../../../core/publish/fleet.ts';
import { beginSignal } from '../../../../core/publish/fleet-signals.ts';
import { readSignalDraft } from '../../../state/fleet-draft-reading.ts';
import type { SignalDraft } from '../../../state/fleet-drafts.ts';
import { useFleetWords } from '../use-fleet-words.ts';
import classes from './form.module.css';

const WIDTH = 132;
const HEIGHT = 40;
const POINTS = 88;

export function SignalCurve({ signal }: { readonly signal: SignalDraft }) {
  const { t, number } = useFleetWords();
  const read = useMemo(() => readSignalDraft(signal), [signal]);
  const values = useMemo(() => (read ? sampled(read) : []), [read]);
  const min = values.length > 0 ? Math.min(...values) : 0;
  const max = values.length > 0 ? Math.max(...values) : 0;
  const words = { name: signal.name, min: number(min), max: number(max) };
  return (
    <div className={classes.curve}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={values.length > 0 ? t('form.curve', words) : '–'}>
        {values.length > 0 && <path d={path(values, min, max, read?.generator.kind)} />}
      </svg>
      <span>{values.length > 0 ? `${number(min)} … ${number(max)}` : '–'}</span>
    </div>
  );
}

/** Two periods of what has one, and else as many values as there are points. */
function sampled(signal: FleetSignal): readonly number[] {
  const { generator } = signal;
  const spanMs =
    generator.kind === 'sine'
      ? 2 * generator.periodMs
      : generator.kind === 'steps'
        ? 2 * generator.everyMs * generator.values.length
        : generator.kind === 'event'
          ? 8 * generator.everyMs
          : POINTS * 1_000;
  const run = beginSignal(signal, 1);
  return Array.from({ length: POINTS }, (_, i) => run.take((i * spanMs) / POINTS));
}

function path(
  values: readonly number[],
  min: number,
  max: number,
  kind: FleetSignal['generator']['kind'] | undefined,
): string {
  const span = max - min || 1;
  const x = (i: number) => ((i * (WIDTH - 4)) / (POINTS - 1) + 2).toFixed(1);
  const y = (value: number) =>
    (max === min ? HEIGHT / 2 : HEIGHT - 3 - ((value - min) / span) * (HEIGHT - 6)).toFixed(1);
  const isStepped = kind === 'steps' || kind === 'event';
  return values
    .map((value, i) => (i === 0 ? `M${x(0)} ${y(value)}` : isStepped ? `H${x(i)}V${y(value)}` : `L${x(i)} ${y(value)}`))
    .join('');
}

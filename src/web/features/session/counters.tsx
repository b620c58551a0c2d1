// The numbers that change with every tick: they alone are drawn again at up to 60 Hz.
import { type CSSProperties, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tick } from '../../../core/protocol/engine-contract.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './counters.module.css';
import { Sparkline } from './sparkline.tsx';

const MIB = 1024 * 1024;

const COUNTERS = ['received', 'sent', 'kept', 'dropped', 'rate'] as const;
type Counter = (typeof COUNTERS)[number];

const VALUES: Readonly<Record<Counter, (tick: Tick) => number>> = {
  received: (tick) => tick.received,
  sent: (tick) => tick.sent,
  kept: (tick) => tick.kept,
  dropped: (tick) => tick.dropped,
  rate: (tick) => tick.ratePerS,
};

export function Counters({ profileId }: { readonly profileId: string }) {
  return (
    <div className={classes.counters}>
      {COUNTERS.map((counter) => (
        <CounterView key={counter} profileId={profileId} counter={counter} />
      ))}
      <History profileId={profileId} />
    </div>
  );
}

function CounterView({ profileId, counter }: { readonly profileId: string; readonly counter: Counter }) {
  const { t, i18n } = useTranslation('session');
  const value = useWorkspace(profileId, ({ tick }) => Math.round(VALUES[counter](tick)));
  const used = useUsedMemory(profileId, counter);
  const text = formatterOf(i18n.language).format(value);
  // Only grows: a rate that goes up and down must not push its neighbours about.
  const slot = useRef(1);
  slot.current = Math.max(slot.current, slotWidth(text.length));
  return (
    <span className={classes.counter} title={used} data-counter={counter} data-some={value > 0 || undefined}>
      <b
        role="status"
        aria-live="off"
        aria-label={t(`counters.${counter}.name`)}
        data-value={value}
        style={{ '--slot': `${slot.current}ch` } as CSSProperties}
      >
        {text}
      </b>
      <span className={classes.unit} aria-hidden="true">
        {t(`counters.${counter}.unit`)}
      </span>
      <span className={classes.short} aria-hidden="true">
        {t(`counters.${counter}.short`)}
      </span>
    </span>
  );
}

/** What the kept messages take, in whole MiB: so that it changes seldom. Undefined for the other counters. */
function useUsedMemory(profileId: string, counter: Counter): string | undefined {
  const { t } = useTranslation('session');
  const isKept = counter === 'kept';
  const used = useWorkspace(profileId, ({ tick }) => (isKept ? Math.round(tick.keptBytes / MIB) : 0));
  const budget = useWorkspace(profileId, ({ tick }) => (isKept ? Math.round(tick.budgetBytes / MIB) : 0));
  return isKept ? t('counters.kept.memory', { used, budget }) : undefined;
}

function History({ profileId }: { readonly profileId: string }) {
  const history = useWorkspace(profileId, ({ tick }) => tick.rateHistory);
  // Ticks bring a new array each time; the bars change once a second.
  return <Sparkline values={history.map(Math.round).join(' ')} />;
}

/** Characters kept free for a number of `length` characters: 1, 3, 5, …, so that most changes of length change nothing. */
function slotWidth(length: number): number {
  return length + 1 - (length % 2);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Made once a language: making one costs more than a hundred uses. */
function formatterOf(language: string): Intl.NumberFormat {
  const known = formatters.get(language) ?? new Intl.NumberFormat(language);
  formatters.set(language, known);
  return known;
}

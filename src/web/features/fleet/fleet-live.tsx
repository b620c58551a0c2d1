// How a fleet goes, or went: where its devices are, how much they publish, and why some are not let in.
import type { JobState } from '../../../core/protocol/job-contract.ts';
import type { FleetSpec, FleetState } from '../../../core/publish/fleet.ts';
import { BROWSER_CONNECTIONS } from '../../../core/publish/fleet-limits.ts';
import { useFaultWords } from '../../kit/publish-fault/use-fault-words.ts';
import type { RunningJob } from '../../state/jobs-store.ts';
import classes from './fleet.module.css';
import { fleetOfJob } from './use-fleet-run.ts';
import { useFleetWords } from './use-fleet-words.ts';

export interface FleetLiveProps {
  readonly name: string;
  /** As it is kept. */
  readonly kept: FleetSpec;
  readonly job: RunningJob;
}

export function FleetLive({ name, kept, job }: FleetLiveProps) {
  const { t, number, refusal } = useFleetWords();
  const { state } = job;
  const fleet = state?.detail.kind === 'fleet' ? state.detail.state : null;
  const phase = phaseOf(state);
  const isOver = phase !== 'starting' && phase !== 'running' && phase !== 'paused';
  const ran = fleetOfJob(job);
  const figures = figuresOf(state, fleet, isOver);
  return (
    <div className={classes.live} data-phase={phase}>
      <p className={classes.phase} role="status">
        {t(`phase.${phase}`)}
      </p>
      <dl className={classes.figures} aria-label={t('counts.label', { name })}>
        {figures.map(([figure, value]) => (
          <div key={figure} data-figure={figure} data-value={value} data-bad={isBad(figure) && value > 0}>
            <dt>{t(`counts.${figure}`)}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      {fleet?.lastRefusal && (
        <p className={classes.refusal} role="note">
          {t('refusal.last', { why: refusal(fleet.lastRefusal) })} {fleet.gaveUp && t('gaveUp')}
          {mayBeBrowser(fleet) && ` ${t('refusal.browser')}`}
        </p>
      )}
      <FaultText state={state} hasRefusal={fleet?.lastRefusal !== null && fleet !== null} />
      {!isOver && ran && !isSame(ran, kept) && <p className={classes.hint}>{t('differs')}</p>}
    </div>
  );
}

/** What went wrong with a message; that nobody was let in is said with the reason already. */
function FaultText({ state, hasRefusal }: { readonly state: JobState | null; readonly hasRefusal: boolean }) {
  const { job } = useFaultWords();
  const fault = state?.fault;
  if (!fault || (hasRefusal && fault.kind !== 'prepare')) return null;
  return (
    <p className={classes.fault} role="alert">
      {job(fault)}
    </p>
  );
}

type Figure = 'online' | 'connecting' | 'offline' | 'refused' | 'rate' | 'sent' | 'failed';

function figuresOf(
  state: JobState | null,
  fleet: FleetState | null,
  isOver: boolean,
): readonly (readonly [Figure, number])[] {
  const published = [
    ['sent', state?.sent ?? 0],
    ['failed', (state?.failed ?? 0) + (state?.lost ?? 0)],
  ] as const;
  if (isOver) return fleet && fleet.refused > 0 ? [['refused', fleet.refused], ...published] : published;
  return [
    ['online', fleet?.online ?? 0],
    ['connecting', fleet?.connecting ?? 0],
    ['offline', fleet?.offline ?? 0],
    ['refused', fleet?.refused ?? 0],
    ['rate', fleet?.ratePerS ?? 0],
    ...published,
  ];
}

/** The browser does not say that it is it who opens no more. */
function mayBeBrowser({ lastRefusal, online, connecting }: FleetState): boolean {
  const isOfNetwork = lastRefusal?.kind === 'unreachable' || lastRefusal?.kind === 'open-timeout';
  return isOfNetwork && online + connecting >= BROWSER_CONNECTIONS - 10;
}

/** Storage keeps no order of fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const entries = Object.entries(one);
  const others: Readonly<Record<string, unknown>> = { ...other };
  return entries.length === Object.keys(others).length && entries.every(([key, value]) => isSame(value, others[key]));
}

function isBad(figure: Figure): boolean {
  return figure === 'refused' || figure === 'failed';
}

function phaseOf(state: JobState | null) {
  if (state === null) return 'starting';
  return state.phase === 'stopped' && state.stoppedBy === 'connection' ? 'lost' : state.phase;
}

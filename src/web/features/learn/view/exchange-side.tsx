// Beside the step: the exchanges that its packets belong to, live, the newest at the top; of what was proved when the page
// was loaded before, as they were kept.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LabStep } from '../../../../core/learn/lab.ts';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { learnProgressStore } from '../../../state/learn-progress.ts';
import { type SeenTask, whereProved } from '../../../state/learn-watch.ts';
import type { LabRecord } from '../../../storage/stored-lab-progress.ts';
import type { LearnViewProps } from '../learn-view.tsx';
import classes from './lab-view.module.css';

export interface ExchangeSideProps extends Pick<LearnViewProps, 'renderExchange' | 'renderKept'> {
  readonly labId: string;
  readonly step: LabStep;
  readonly seen: ReadonlyMap<string, SeenTask>;
}

const MAX_EXCHANGES = 3;

interface Place {
  /** What names the exchange. */
  readonly key: string;
  readonly time: number;
  readonly from: { readonly profileId: string; readonly seq: number } | Exchange;
}

export function ExchangeSide({ labId, step, seen, renderExchange, renderKept }: ExchangeSideProps) {
  const { t } = useTranslation('learn');
  const record = useStore(learnProgressStore, ({ byLab }) => byLab[labId]);
  const places = newest(
    step.tasks.flatMap(({ id }) => {
      const live = seen.get(id);
      return live ? seenPlaces(live) : provedPlaces(labId, id, record);
    }),
  );
  return (
    <aside className={classes.exchanges} aria-label={t('exchange')}>
      <h3 className={classes.sideHead}>
        {t('exchange')} {places.some(({ from }) => 'seq' in from) && <span>{t('live')}</span>}
      </h3>
      {places.length === 0 && <p className={classes.hintText}>{t('noExchange')}</p>}
      {places.map(({ key, from }, at) => (
        <Fragment key={key}>
          {'seq' in from ? renderExchange(from.profileId, from.seq, at === 0) : renderKept(from)}
        </Fragment>
      ))}
    </aside>
  );
}

function seenPlaces({ evidence, nearMiss, profileId }: SeenTask): Place[] {
  const rows = [...evidence, ...(nearMiss ? [nearMiss.row] : [])];
  return rows.flatMap(({ seq, time, exchange }) =>
    exchange ? [{ key: `${profileId} ${exchange.id}`, time, from: { profileId, seq } }] : [],
  );
}

function provedPlaces(labId: string, taskId: string, record: LabRecord | undefined): Place[] {
  const proof = record?.tasks[taskId];
  if (!proof) return [];
  const profileId = whereProved(labId, taskId, proof.passedAt);
  if (profileId !== null)
    return seenPlaces({ id: taskId, passed: true, evidence: proof.evidence, nearMiss: null, profileId });
  return proof.exchanges.map((from) => ({ key: `${from.startedAt} ${from.id}`, time: from.startedAt, from }));
}

function newest(places: readonly Place[]): readonly Place[] {
  const byKey = new Map<string, Place>();
  for (const place of places) if ((byKey.get(place.key)?.time ?? -1) <= place.time) byKey.set(place.key, place);
  return [...byKey.values()].toSorted((a, b) => b.time - a.time).slice(0, MAX_EXCHANGES);
}

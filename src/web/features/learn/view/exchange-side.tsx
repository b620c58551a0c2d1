// Beside the step: the exchanges that its packets belong to, live, the newest at the top.
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabTask } from '../../../../core/learn/lab.ts';
import type { SeenTask } from '../../../state/learn-watch.ts';
import type { LabRecord } from '../../../storage/stored-lab-progress.ts';
import classes from './lab-view.module.css';

export interface ExchangeSideProps {
  readonly profileId: string | null;
  readonly tasks: readonly LabTask[];
  readonly record: LabRecord | undefined;
  readonly seen: ReadonlyMap<string, SeenTask>;
  readonly renderExchange: (profileId: string, seq: number) => ReactNode;
}

const MAX_EXCHANGES = 3;

interface Place {
  readonly profileId: string;
  readonly seq: number;
  readonly time: number;
  /** What names the exchange; a packet outside of any names itself. */
  readonly key: string;
}

export function ExchangeSide({ tasks, seen, renderExchange }: ExchangeSideProps) {
  const { t } = useTranslation('learn');
  const places = newest(tasks.flatMap(({ id }) => placesOf(seen.get(id))));
  return (
    <aside className={classes.exchanges} aria-label={t('exchange')}>
      <h3 className={classes.sideHead}>
        {t('exchange')} <span>{t('live')}</span>
      </h3>
      {places.length === 0 && <p className={classes.hintText}>{t('noExchange')}</p>}
      {places.map((place) => (
        <Fragment key={place.key}>{renderExchange(place.profileId, place.seq)}</Fragment>
      ))}
    </aside>
  );
}

function placesOf(seen: SeenTask | undefined): Place[] {
  if (!seen) return [];
  const rows = [...seen.evidence, ...(seen.nearMiss ? [seen.nearMiss.row] : [])];
  return rows.flatMap(({ seq, time, exchange }) => {
    if (!exchange) return [];
    return [{ profileId: seen.profileId, seq, time, key: `${seen.profileId} ${exchange.id}` }];
  });
}

function newest(places: readonly Place[]): readonly Place[] {
  const byKey = new Map<string, Place>();
  for (const place of places) if ((byKey.get(place.key)?.time ?? -1) <= place.time) byKey.set(place.key, place);
  return [...byKey.values()].toSorted((a, b) => b.time - a.time).slice(0, MAX_EXCHANGES);
}

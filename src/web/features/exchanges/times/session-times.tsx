// How fast answers come, and how many messages wait for theirs.
import { useTranslation } from 'react-i18next';
import { InFlightPlot } from './in-flight-plot.tsx';
import { RoundTripHistogram } from './round-trip-histogram.tsx';
import { RoundTripPlot } from './round-trip-plot.tsx';
import { RoundTripTable } from './round-trip-table.tsx';
import classes from './session-times.module.css';
import { useExchangeStatistics } from './use-exchange-statistics.ts';

export function SessionTimes({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('exchanges');
  const statistics = useExchangeStatistics(profileId);
  if (!statistics) return null;
  const { roundTrips } = statistics;
  if (roundTrips.ms.length === 0) return <p className={classes.hint}>{t('times.empty')}</p>;
  return (
    <div className={classes.times}>
      <section className={classes.part}>
        <h3 className={classes.title}>{t('times.roundTrips')}</h3>
        <RoundTripTable roundTrips={roundTrips} />
        <RoundTripPlot roundTrips={roundTrips} />
      </section>
      <section className={classes.part}>
        <h3 className={classes.title}>{t('times.histogram')}</h3>
        <RoundTripHistogram roundTrips={roundTrips} />
      </section>
      <section className={classes.part}>
        <h3 className={classes.title}>{t('times.inFlight')}</h3>
        <p className={classes.note}>{t('times.inFlightMeaning')}</p>
        <InFlightPlot statistics={statistics} />
      </section>
    </div>
  );
}

// The moments that a payload can mean, in local time and in UTC.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readTimestamps, type TimestampReading } from '../../../../core/payload/timestamp/read-timestamps.ts';
import { messageTime } from '../message-time.ts';
import classes from './payload-section.module.css';

export interface TimestampViewProps {
  readonly label: string;
  /** The payload's beginning, or all of it. */
  readonly bytes: Uint8Array;
  readonly size: number;
  /** The bytes, where they are no moment. */
  readonly hex: () => ReactNode;
}

export function TimestampView({ label, bytes, size, hex }: TimestampViewProps) {
  const { t } = useTranslation('payloadViews');
  const readings = useMemo(() => (bytes.length === size ? readTimestamps(bytes) : []), [bytes, size]);
  const name = useReadingName();
  if (readings.length === 0) {
    return (
      <>
        <p className={classes.fault}>{t('timestamp.none')}</p>
        {hex()}
      </>
    );
  }
  return (
    <div className={classes.readings}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('timestamp.as')}</th>
            <th scope="col">{t('timestamp.local')}</th>
            <th scope="col">{t('timestamp.utc')}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => {
            const { date, clock, iso } = messageTime(reading.epochMs);
            return (
              <tr key={name(reading)}>
                <th scope="row">{name(reading)}</th>
                <td>
                  {date} {clock}
                </td>
                <td>{iso.replace('T', ' ').replace('Z', '')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function useReadingName(): (reading: TimestampReading) => string {
  const { t } = useTranslation('payloadViews');
  return ({ from }) => {
    if (from.kind === 'iso') return 'ISO 8601';
    const unit = t(`timestamp.units.${from.unit}`);
    if (from.kind === 'text') return unit;
    return t('timestamp.binary', { unit, bits: from.bits, order: t(`timestamp.${from.order}`) });
  };
}

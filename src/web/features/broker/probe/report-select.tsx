// Chooses one of the kept reports, by broker and time.
import { useId } from 'react';
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';
import classes from './probe.module.css';
import { useProbeWords } from './use-probe-words.ts';

export interface ReportSelectProps {
  readonly label: string;
  /** Of the choice of none (the value ''); absent: there has to be one. */
  readonly nothing?: string;
  readonly reports: readonly BrokerReport[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function ReportSelect({ label, nothing, reports, value, onChange }: ReportSelectProps) {
  const { t, time } = useProbeWords();
  const id = useId();
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={classes.input}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {nothing !== undefined && <option value="">{nothing}</option>}
        {reports.map((report) => (
          <option key={report.id} value={report.id}>
            {report.broker === null
              ? t('probe.report.optionUnnamed', { host: report.host, time: time(report.at) })
              : t('probe.report.option', { host: report.host, broker: report.broker, time: time(report.at) })}
          </option>
        ))}
      </select>
    </div>
  );
}

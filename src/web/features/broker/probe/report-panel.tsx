// The kept reports: one of them whole, or two compared.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { brokerReportStore, watchKeptReports } from '../../../state/broker-report-store.ts';
import { type BrokerReport, MAX_REPORTS } from '../../../storage/stored-broker-reports.ts';
import { CompareTable } from './compare-table.tsx';
import classes from './probe.module.css';
import { ReportActions } from './report-actions.tsx';
import { ReportSelect } from './report-select.tsx';
import { ReportSummary } from './report-summary.tsx';
import { ReportTable } from './report-table.tsx';
import { reportFacts } from './report-text.ts';
import { useProbeWords } from './use-probe-words.ts';

export interface ReportPanelProps {
  readonly host: string;
  /** Of the test that was made last here; null: none was. */
  readonly newestId: string | null;
}

export function ReportPanel({ host, newestId }: ReportPanelProps) {
  useEffect(watchKeptReports, []);
  const words = useProbeWords();
  const { t } = words;
  const { reports, loaded, fault } = useStore(brokerReportStore);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [otherId, setOtherId] = useState<string | null>(null);
  const [seenId, setSeenId] = useState(newestId);
  if (seenId !== newestId) {
    // A new report comes into view, whichever was chosen.
    setSeenId(newestId);
    setChosenId(newestId);
  }
  const find = (id: string | null): BrokerReport | undefined => reports.find((report) => report.id === id);
  const report = find(chosenId) ?? find(newestId) ?? reports.find((one) => one.host === host) ?? reports[0];
  const other = find(otherId);
  return (
    <section className={classes.part} aria-labelledby="probe-report">
      <h4 className={classes.partTitle} id="probe-report">
        {t('probe.report.title')}
      </h4>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('probe.report.notKept', { message: fault })}
        </p>
      )}
      {!report && loaded && <p className={classes.intro}>{t('probe.report.none', { count: MAX_REPORTS })}</p>}
      {report && (
        <>
          <div className={classes.choices}>
            <ReportSelect label={t('probe.report.choose')} reports={reports} value={report.id} onChange={setChosenId} />
            <ReportSelect
              label={t('probe.report.compareWith')}
              nothing={t('probe.report.nothing')}
              reports={reports.filter(({ id }) => id !== report.id)}
              value={other && other.id !== report.id ? other.id : ''}
              onChange={(id) => setOtherId(id === '' ? null : id)}
            />
            <ReportActions report={report} />
          </div>
          {other && other.id !== report.id ? (
            <CompareTable a={report} b={other} />
          ) : (
            <>
              <p className={classes.facts}>{reportFacts(report, words)}</p>
              <ReportSummary report={report} />
              <ReportTable report={report} />
            </>
          )}
        </>
      )}
    </section>
  );
}

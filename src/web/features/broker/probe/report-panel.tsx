// The kept reports: one of them whole, or two compared.
import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import { brokerReportStore, watchKeptReports } from '../../../state/broker-report-store.ts';
import { brokerReportViews, changeReportView, reportViewOf } from '../../../state/broker-report-view.ts';
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
  readonly profileId: string;
  readonly host: string;
}

export function ReportPanel({ profileId, host }: ReportPanelProps) {
  useEffect(watchKeptReports, []);
  const words = useProbeWords();
  const id = useId();
  const { t } = words;
  const { reports, loaded, fault } = useStore(brokerReportStore);
  const { reportId, otherId } = useStore(brokerReportViews, (state) => reportViewOf(state, profileId));
  const find = (id: string | null): BrokerReport | undefined => reports.find((report) => report.id === id);
  const report = find(reportId) ?? reports.find((one) => one.host === host) ?? reports[0];
  const other = find(otherId);
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 className={classes.partTitle} id={id}>
        {t('probe.report.title')}
      </h3>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('probe.report.notKept', { message: fault })}
        </p>
      )}
      {!report && loaded && <p className={classes.intro}>{t('probe.report.none', { count: MAX_REPORTS })}</p>}
      {report && (
        <>
          <div className={classes.choices}>
            <ReportSelect
              label={t('probe.report.choose')}
              reports={reports}
              value={report.id}
              onChange={(id) => changeReportView(profileId, { reportId: id })}
            />
            <ReportSelect
              label={t('probe.report.compareWith')}
              nothing={t('probe.report.nothing')}
              reports={reports.filter(({ id }) => id !== report.id)}
              value={other && other.id !== report.id ? other.id : ''}
              onChange={(id) => changeReportView(profileId, { otherId: id === '' ? null : id })}
            />
            <ReportActions report={report} />
          </div>
          {other && other.id !== report.id ? (
            <CompareTable profileId={profileId} a={report} b={other} />
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

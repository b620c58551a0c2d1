// A report in one line: how many of each verdict.
import { VERDICTS } from '../../../../core/protocol/broker-probe-contract.ts';
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';
import classes from './probe.module.css';
import { useProbeWords } from './use-probe-words.ts';

export function ReportSummary({ report }: { readonly report: BrokerReport }) {
  const { t, counted } = useProbeWords();
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    count: report.findings.filter((finding) => finding.verdict === verdict).length,
  }));
  return (
    <ul className={classes.summary}>
      {counts.map(
        ({ verdict, count }) =>
          count > 0 && (
            <li key={verdict} data-verdict={verdict}>
              {t(`probe.summary.${verdict}`, counted(count))}
            </li>
          ),
      )}
    </ul>
  );
}

// One report as a table: what was tested, what came of it, what was seen. On a phone each line is a block.
import type { CapabilityFinding } from '../../../../core/protocol/broker-probe-contract.ts';
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';
import { CAPABILITY_GROUPS } from './capability-groups.ts';
import classes from './probe.module.css';
import { useProbeWords } from './use-probe-words.ts';
import { VerdictMark } from './verdict-mark.tsx';

export function ReportTable({ report }: { readonly report: BrokerReport }) {
  const { t } = useProbeWords();
  return (
    <table className={classes.report} aria-label={t('probe.report.tableLabel', { host: report.host })}>
      <thead>
        <tr>
          <th scope="col">{t('probe.report.capability')}</th>
          <th scope="col">{t('probe.report.result')}</th>
          <th scope="col">{t('probe.report.seen')}</th>
        </tr>
      </thead>
      {CAPABILITY_GROUPS.map(([group, ids]) => (
        <tbody key={group}>
          <tr className={classes.group}>
            <th scope="rowgroup" colSpan={3}>
              {t(`probe.groups.${group}`)}
            </th>
          </tr>
          {ids.map((id) => {
            const finding = report.findings.find((one) => one.id === id);
            return finding && <FindingRow key={id} finding={finding} report={report} />;
          })}
        </tbody>
      ))}
    </table>
  );
}

function FindingRow({ finding, report }: { readonly finding: CapabilityFinding; readonly report: BrokerReport }) {
  const { t, evidence, announced } = useProbeWords();
  const said = announced(finding);
  return (
    <tr data-capability={finding.id} data-verdict={finding.verdict}>
      <th scope="row">{t(`probe.capabilities.${finding.id}`)}</th>
      <td>
        <FoundText finding={finding} />
      </td>
      <td className={classes.evidence}>
        {finding.evidence.map((one) => evidence(one, report.version)).join(' ')} {said}
      </td>
    </tr>
  );
}

export function FoundText({ finding }: { readonly finding: CapabilityFinding }) {
  const { value } = useProbeWords();
  return (
    <>
      <VerdictMark verdict={finding.verdict} />
      {finding.value && <span className={classes.value}>{value(finding.value)}</span>}
    </>
  );
}

// Two reports side by side; what differs is marked with a sign and a word.
import { Checkbox } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { CapabilityFinding } from '../../../../core/protocol/broker-probe-contract.ts';
import { brokerReportViews, changeReportView, reportViewOf } from '../../../state/broker-report-view.ts';
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';
import { type ComparedLine, compareReports } from './compare-reports.ts';
import classes from './probe.module.css';
import { FoundText } from './report-table.tsx';
import { useProbeWords } from './use-probe-words.ts';

export interface CompareTableProps {
  readonly profileId: string;
  readonly a: BrokerReport;
  readonly b: BrokerReport;
}

export function CompareTable({ profileId, a, b }: CompareTableProps) {
  const { t, counted, time } = useProbeWords();
  const isShort = useStore(brokerReportViews, (state) => reportViewOf(state, profileId).onlyDifferences);
  const lines = compareReports(a, b);
  const differing = lines.filter(({ differs }) => differs);
  const named = [a, b].map(({ host, broker, at }) => [host, broker, time(at)].filter(Boolean).join(' · '));
  return (
    <>
      <div className={classes.compareHead}>
        <p role="status">
          {differing.length === 0
            ? t('probe.report.noDifferences')
            : t('probe.report.differences', counted(differing.length))}
        </p>
        <Checkbox
          label={t('probe.report.onlyDifferences')}
          checked={isShort}
          onChange={({ currentTarget }) => changeReportView(profileId, { onlyDifferences: currentTarget.checked })}
        />
      </div>
      <table
        className={classes.compare}
        aria-label={t('probe.report.compareLabel', { a: named[0] ?? '', b: named[1] ?? '' })}
      >
        <thead>
          <tr>
            <th scope="col">{t('probe.report.capability')}</th>
            <th scope="col">{named[0]}</th>
            <th scope="col">{named[1]}</th>
            <th scope="col">{t('probe.report.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {(isShort ? differing : lines).map((line) => (
            <ComparedRow key={line.id} line={line} names={named} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function ComparedRow({ line, names }: { readonly line: ComparedLine; readonly names: readonly string[] }) {
  const { t } = useProbeWords();
  return (
    <tr data-capability={line.id} data-differs={line.differs}>
      <th scope="row">{t(`probe.capabilities.${line.id}`)}</th>
      {[line.a, line.b].map((finding, i) => (
        <td key={names[i]} data-side={names[i]}>
          <Side finding={finding} />
        </td>
      ))}
      <td className={classes.difference}>
        {line.differs && <IconArrowsDiff size={16} stroke={1.75} aria-hidden="true" />}
        {t(line.differs ? 'probe.report.differs' : 'probe.report.same')}
      </td>
    </tr>
  );
}

function Side({ finding }: { readonly finding: CapabilityFinding | undefined }) {
  const { t } = useProbeWords();
  return finding ? <FoundText finding={finding} /> : t('probe.report.notInReport');
}

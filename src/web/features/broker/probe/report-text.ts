// A report to take elsewhere: as Markdown for people, as JSON for programs. Neither holds a secret: a report has none.
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';
import { CAPABILITY_GROUPS } from './capability-groups.ts';
import type { ProbeWords } from './use-probe-words.ts';

export function reportMarkdown(report: BrokerReport, words: ProbeWords): string {
  const { t, evidence, announced, value } = words;
  const lines = [
    `# ${plain(t('probe.report.tableLabel', { host: report.host }))}`,
    '',
    plain(reportFacts(report, words)),
  ];
  for (const [group, ids] of CAPABILITY_GROUPS) {
    const columns = [t('probe.report.capability'), t('probe.report.result'), t('probe.report.seen')];
    lines.push('', `## ${t(`probe.groups.${group}`)}`, '', rowOf(columns), rowOf(columns.map(() => '---')));
    for (const id of ids) {
      const finding = report.findings.find((one) => one.id === id);
      if (!finding) continue;
      const verdict = t(`probe.verdicts.${finding.verdict}`);
      const result = finding.value ? `${verdict}: ${value(finding.value)}` : verdict;
      const seen = [...finding.evidence.map((one) => evidence(one, report.version)), announced(finding) ?? ''];
      lines.push(rowOf([t(`probe.capabilities.${id}`), plain(result), plain(seen.join(' ').trim())]));
    }
  }
  return `${lines.join('\n')}\n`;
}

export function reportFacts({ address, broker, version, at }: BrokerReport, { t, ...words }: ProbeWords): string {
  return t('probe.report.facts', {
    address,
    broker: broker ?? t('probe.report.unnamed'),
    version: words.version(version),
    time: words.time(at),
  });
}

export function reportJson({ id: _id, at, findings, ...facts }: BrokerReport, { t, evidence }: ProbeWords): string {
  const report = {
    format: 'mqtt-loupe-broker-report',
    formatVersion: 1,
    time: new Date(at).toISOString(),
    ...facts,
    findings: findings.map((finding) => ({
      ...finding,
      name: t(`probe.capabilities.${finding.id}`),
      words: finding.evidence.map((one) => evidence(one, facts.version)),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What comes from a broker must not become a link, a picture or a further column. */
function plain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>|#!]/g, '\\$&');
}

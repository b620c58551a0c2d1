// Takes a report elsewhere, or away.
import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import { dropReport } from '../../../state/broker-report-store.ts';
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';
import classes from './probe.module.css';
import { reportJson, reportMarkdown } from './report-text.ts';
import { useProbeWords } from './use-probe-words.ts';

type Kind = 'markdown' | 'json';

export function ReportActions({ report }: { readonly report: BrokerReport }) {
  const words = useProbeWords();
  const { t } = words;
  const [copied, setCopied] = useState<{ readonly id: string; readonly kind: Kind; readonly ok: boolean } | null>(null);
  const copy = (kind: Kind) => {
    const text = kind === 'markdown' ? reportMarkdown(report, words) : reportJson(report, words);
    void copyText(text).then((ok) => setCopied({ id: report.id, kind, ok }));
  };
  const done = copied?.id === report.id ? copied : null;
  return (
    <div className={classes.actions}>
      <Button variant="default" onClick={() => copy('markdown')}>
        {t('probe.report.copyMarkdown')}
      </Button>
      <Button variant="default" onClick={() => copy('json')}>
        {t('probe.report.copyJson')}
      </Button>
      <ActionIcon
        className={classes.tool}
        variant="subtle"
        aria-label={t('probe.report.remove')}
        title={t('probe.report.remove')}
        onClick={() => void dropReport(report.id)}
      >
        <IconTrash size={16} stroke={1.75} />
      </ActionIcon>
      <span role="status" className={classes.hint}>
        {done && t(done.ok ? 'probe.report.copied' : 'probe.report.notCopied')}
      </span>
    </div>
  );
}

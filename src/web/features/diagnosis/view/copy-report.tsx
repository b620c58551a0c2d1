import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import classes from './evidence.module.css';
import type { EvidenceProps } from './evidence.tsx';
import { useReportText } from './use-report-text.ts';

/** The whole diagnosis as text, to be sent to somebody who may help. */
export function CopyReport({ facts, diagnosis, texts }: EvidenceProps) {
  const { t } = useTranslation('diagnosis');
  const [copied, setCopied] = useState<boolean | null>(null);
  const report = useReportText(facts, diagnosis, texts);
  return (
    <div className={classes.copy}>
      <Button
        fullWidth
        className={classes.copyButton ?? ''}
        leftSection={<IconCopy size={14} stroke={1.75} />}
        onClick={async () => setCopied(await copyText(report()))}
      >
        {t('evidence.copy')}
      </Button>
      <span role="status" className="sr-only">
        {copied !== null && t(copied ? 'evidence.copied' : 'evidence.notCopied')}
      </span>
    </div>
  );
}

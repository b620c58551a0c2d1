import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import classes from './message-summary.module.css';
import { useOutcome } from './use-outcome.ts';

export function CopyTopicButton({ topic }: { readonly topic: string }) {
  const { t } = useTranslation('inspector');
  const [outcome, tell] = useOutcome(topic);
  const copy = async () => tell((await copyText(topic)) ? 'copied' : 'failed');
  const Icon = outcome === 'copied' ? IconCheck : IconCopy;
  return (
    <>
      <ActionIcon
        className={classes.copy}
        aria-label={t('copyTopic')}
        title={t('copyTopic')}
        data-state={outcome ?? 'idle'}
        onClick={() => void copy()}
      >
        <Icon size={16} stroke={1.75} />
      </ActionIcon>
      <span className="sr-only" role="status">
        {outcome === 'copied' ? t('copied') : outcome === 'failed' ? t('copyFailed') : ''}
      </span>
    </>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './message-summary.module.css';
import { useCopy } from './use-copy.ts';

export function CopyTopicButton({ topic }: { readonly topic: string }) {
  const { t } = useTranslation('inspector');
  const { state, copy } = useCopy(() => topic);
  const Icon = state === 'copied' ? IconCheck : IconCopy;
  return (
    <>
      <ActionIcon
        className={classes.copy}
        aria-label={t('copyTopic')}
        title={t('copyTopic')}
        data-state={state}
        onClick={copy}
      >
        <Icon size={16} stroke={1.75} />
      </ActionIcon>
      <span className="sr-only" role="status">
        {state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : ''}
      </span>
    </>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconBinaryTree } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { goToTopic } from '../../state/workspace-actions.ts';
import classes from './message-summary.module.css';

export interface ShowTopicButtonProps {
  readonly profileId: string;
  readonly topic: string;
}

/** Leads from a message to its topic's place in the tree, and its history. */
export function ShowTopicButton({ profileId, topic }: ShowTopicButtonProps) {
  const { t } = useTranslation('inspector');
  return (
    <ActionIcon
      className={classes.copy}
      aria-label={t('showTopic')}
      title={t('showTopic')}
      onClick={() => goToTopic(profileId, topic)}
    >
      <IconBinaryTree size={16} stroke={1.75} />
    </ActionIcon>
  );
}

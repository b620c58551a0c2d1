import { ActionIcon } from '@mantine/core';
import { IconMessageReply } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './message-summary.module.css';

export interface AnswerTopicButtonProps {
  readonly topic: string;
  readonly onAnswer: (topic: string) => void;
}

/** Leads from a message to a new responder for messages like it. */
export function AnswerTopicButton({ topic, onAnswer }: AnswerTopicButtonProps) {
  const { t } = useTranslation('inspector');
  return (
    <ActionIcon
      className={classes.copy}
      aria-label={t('answerTopic')}
      title={t('answerTopic')}
      onClick={() => onAnswer(topic)}
    >
      <IconMessageReply size={16} stroke={1.75} />
    </ActionIcon>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicFacts } from '../../../core/log/topic-row.ts';
import { scaleBytes } from '../../../core/payload/format-bytes.ts';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import classes from './topic-panel.module.css';

/** How long it is said that something was copied. */
const SAID_MS = 2000;

export interface TopicFactsLineProps {
  readonly topic: string;
  /** Null: nothing is known of it (yet). */
  readonly facts: TopicFacts | null;
  /** Null: not counted. */
  readonly bytes: number | null;
}

export function TopicFactsLine({ topic, facts, bytes }: TopicFactsLineProps) {
  const { t, i18n } = useTranslation('topicPanel');
  const shown = (value: number, digits = 0) =>
    value.toLocaleString(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const count = facts?.count ?? 0;
  const topics = facts?.topics ?? 0;
  return (
    <section className={classes.facts}>
      <div className={classes.path}>
        <bdi className={classes.topic} data-empty={topic === '' || undefined}>
          {topic}
        </bdi>
        <CopyButton topic={topic} />
      </div>
      <p className={classes.numbers}>
        {facts && !facts.isTopic && <span>{t('topics', { count: topics, shown: shown(topics) })}</span>}
        <span>{t('messages', { count, shown: shown(count) })}</span>
        <span>{t('perSecond', { rate: shown(facts?.ratePerS ?? 0, (facts?.ratePerS ?? 0) < 9.95 ? 1 : 0) })}</span>
        {bytes !== null && <Bytes bytes={bytes} />}
        {facts?.isTopic && (
          <span data-retained={facts.retained || undefined}>{t(facts.retained ? 'retained' : 'notRetained')}</span>
        )}
      </p>
    </section>
  );
}

function Bytes({ bytes }: { readonly bytes: number }) {
  const { t, i18n } = useTranslation('topicPanel');
  const { value, digits, unit } = scaleBytes(bytes);
  const number = value.toLocaleString(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return <span title={t('bytesMeaning')}>{t(`sizes.${unit}`, { value: number })}</span>;
}

function CopyButton({ topic }: { readonly topic: string }) {
  const { t } = useTranslation('topicPanel');
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const Icon = outcome === 'copied' ? IconCheck : IconCopy;
  return (
    <>
      <ActionIcon
        className={classes.copy ?? ''}
        aria-label={t('copyTopic')}
        title={t('copyTopic')}
        onClick={async () => setOutcome((await copyText(topic)) ? 'copied' : 'copyFailed')}
      >
        <Icon size={16} stroke={1.75} />
      </ActionIcon>
      <span className="sr-only" role="status">
        {outcome && t(outcome)}
      </span>
    </>
  );
}

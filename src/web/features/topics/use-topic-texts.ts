// The words and numbers of rows in the language that is set, made ready once for all rows.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rateDigits, scaleAge } from './topic-numbers.ts';

export interface TopicTexts {
  readonly emptyLevel: string;
  readonly emptyPayload: string;
  readonly bytes: string;
  readonly notKept: string;
  readonly muted: string;
  readonly mutedMeaning: string;
  readonly retained: string;
  readonly retainedMeaning: string;
  readonly actions: string;
  readonly actionsOf: (topic: string) => string;
  readonly below: (topics: number) => string;
  readonly count: (messages: number) => string;
  readonly rate: (perSecond: number) => string;
  readonly age: (ms: number) => string;
  readonly time: (epochMs: number) => string;
}

export function useTopicTexts(): TopicTexts {
  const { t, i18n } = useTranslation('topics');
  const { language } = i18n;
  return useMemo(() => {
    const whole = new Intl.NumberFormat(language);
    const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const rounded = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
    return {
      emptyLevel: t('emptyLevel'),
      emptyPayload: t('emptyPayload'),
      bytes: t('bytes'),
      notKept: t('notKept'),
      muted: t('muted'),
      mutedMeaning: t('mutedMeaning'),
      retained: t('columns.retained'),
      retainedMeaning: t('retainedMeaning'),
      actions: t('menu.label'),
      actionsOf: (topic) => t('actionsOf', { topic }),
      below: (topics) => t('below', { count: topics, shown: whole.format(topics) }),
      count: (messages) => whole.format(messages),
      rate: (perSecond) => {
        const { value, digits, kilo } = rateDigits(perSecond);
        return t('perSecond', { rate: (digits === 1 ? tenths : rounded).format(value) + (kilo ? 'k' : '') });
      },
      age: (ms) => {
        const { value, unit } = scaleAge(ms);
        return t(`age.${unit}`, { value: whole.format(value) });
      },
      time: (epochMs) => time.format(epochMs),
    };
  }, [t, language]);
}

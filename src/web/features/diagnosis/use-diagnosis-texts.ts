// Puts a diagnosis into words.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { diagnosis as english } from '../../i18n/en/diagnosis.ts';
import type { Cause } from './judge/cause.ts';
import type { Facts } from './judge/facts.ts';
import { failureValues } from './judge/failure-values.ts';
import type { Line } from './judge/line.ts';
import type { Sentence } from './judge/observed.ts';
import type { StepKey } from './judge/steps.ts';

export interface DiagnosisTexts {
  title(cause: Cause): string;
  why(cause: Cause): string;
  /** As one possibility of several. */
  maybe(cause: Cause): string;
  line(line: Line): string;
  sentence(sentence: Sentence): string;
  step(step: StepKey): string;
  /** Rounded, with its unit. */
  ms(ms: number): string;
}

type MaybeKey = keyof (typeof english)['maybe'];

export function useDiagnosisTexts({ failure }: Pick<Facts, 'failure'>): DiagnosisTexts {
  const { t, i18n } = useTranslation('diagnosis');
  const { language } = i18n;
  return useMemo(() => {
    const values = failureValues(failure, language);
    // A key that counts stands for its plural forms, which the compiler does not know one from another.
    const lineText = t as (key: string, values: object) => string;
    const title = (cause: Cause) => t(`title.${cause}`, values);
    return {
      title,
      why: (cause) => t(`why.${cause}`, values),
      maybe: (cause) => (hasMaybe(cause) ? t(`maybe.${cause}`, values) : title(cause)),
      line: ({ key, values: own }) => lineText(`line.${key}`, { ...own }),
      sentence: ({ key, values: own }) => t(`seen.${key}`, { ...values, ...own }),
      step: (step) => t(`step.${step}`, values),
      ms: (ms) => t('ms', { ms: Math.round(ms).toLocaleString(language) }),
    };
  }, [failure, language, t]);
}

function hasMaybe(cause: Cause): cause is Cause & MaybeKey {
  return Object.hasOwn(english.maybe, cause);
}

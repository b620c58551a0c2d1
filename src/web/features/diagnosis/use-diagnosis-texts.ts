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
  maybe(cause: Cause | 'certificates'): string;
  line(line: Line): string;
  sentence(sentence: Sentence): string;
  /** Several sentences, one after the other. */
  sentences(sentences: readonly Sentence[]): string;
  step(step: StepKey): string;
  /** Rounded, with its unit. */
  ms(ms: number): string;
}

type MaybeKey = keyof (typeof english)['maybe'];

/** The texts of the stages, which need no failure. */
export function useStageTexts(): Pick<DiagnosisTexts, 'line' | 'ms'> {
  const { t, i18n } = useTranslation('diagnosis');
  const { language } = i18n;
  return useMemo(() => {
    // A key that counts stands for its plural forms, which the compiler does not know one from another.
    const lineText = t as (key: string, values: object) => string;
    return {
      line: ({ key, values }) => lineText(`line.${key}`, { ...values }),
      ms: (ms) => t('ms', { ms: Math.round(ms).toLocaleString(language) }),
    };
  }, [language, t]);
}

export function useDiagnosisTexts({ failure }: Pick<Facts, 'failure'>): DiagnosisTexts {
  const { t, i18n } = useTranslation('diagnosis');
  const stageTexts = useStageTexts();
  const { language } = i18n;
  return useMemo(() => {
    const values = failureValues(failure, language);
    const title = (cause: Cause) => t(`title.${cause}`, values);
    const sentence = ({ key, values: own }: Sentence) => t(`seen.${key}`, { ...values, ...own });
    return {
      ...stageTexts,
      title,
      why: (cause) => t(`why.${cause}`, values),
      maybe: (cause) => (hasMaybe(cause) ? t(`maybe.${cause}`, values) : title(cause)),
      sentence,
      sentences: (all) => all.map((one) => withFullStop(sentence(one))).join(' '),
      step: (step) => t(`step.${step}`, values),
    };
  }, [failure, language, t, stageTexts]);
}

function hasMaybe(cause: Cause | 'certificates'): cause is MaybeKey {
  return Object.hasOwn(english.maybe, cause);
}

/** A sentence that ends with a stranger's message may have none. */
function withFullStop(sentence: string): string {
  return /[.!?…”»]$/u.test(sentence) ? sentence : `${sentence}.`;
}

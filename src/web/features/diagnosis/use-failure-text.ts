// Puts a diagnosis's keys into words.
import { useTranslation } from 'react-i18next';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import type { Diagnosis, StepKey, WhyKey } from './diagnose.ts';
import { failureValues } from './failure-values.ts';

export interface FailureText {
  readonly title: string;
  readonly seen: string;
  readonly why: readonly { readonly key: WhyKey; readonly text: string }[];
  readonly steps: readonly { readonly key: StepKey; readonly text: string }[];
}

export function useFailureText(failure: ConnectionFailure, { title, seen, why, steps }: Diagnosis): FailureText {
  const { t, i18n } = useTranslation('diagnosis');
  const values = failureValues(failure, i18n.language);
  return {
    title: t(`title.${title}`, values),
    seen: t(`seen.${seen}`, values),
    why: why.map((key) => ({ key, text: t(`why.${key}`, values) })),
    steps: steps.map((key) => ({ key, text: t(`step.${key}`, values) })),
  };
}

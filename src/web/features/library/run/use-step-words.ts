// Says in sentences what of a step went wrong: what was expected, and what was there.
import { useTranslation } from 'react-i18next';
import type { StepResult } from '../../../../core/protocol/job-contract.ts';
import type { AssertionResult } from '../../../../core/publish/assertion.ts';
import { useFaultWords } from '../../../kit/publish-fault/use-fault-words.ts';

export interface StepWords {
  /** One sentence for each thing that went wrong; empty: nothing did. */
  failures(result: StepResult): readonly string[];
  ms(ms: number): string;
}

export function useStepWords(): StepWords {
  const { t, i18n } = useTranslation('library');
  const faults = useFaultWords();
  const ms = (value: number) => `${value.toLocaleString(i18n.language, { maximumFractionDigits: 1 })} ms`;
  const assertionFailure = ({ assertion, found, fault }: AssertionResult): string => {
    if (fault) return t(`run.problems.${fault}`, { found: found ?? '' });
    if (assertion.of === 'time') {
      return t('run.tooLate', { expected: ms(assertion.atMostMs), found: found === null ? '–' : ms(Number(found)) });
    }
    const subject = subjectOf(assertion);
    if (found === null) return t('run.missing', { subject });
    return t(`run.differs.${assertion.is}`, { subject, expected: assertion.text, found });
  };
  const subjectOf = (assertion: Exclude<AssertionResult['assertion'], { of: 'time' }>): string => {
    if (assertion.of === 'json') return assertion.path === '' ? t('run.subjects.payload') : assertion.path;
    return assertion.of === 'property' ? assertion.name : t(`run.subjects.${assertion.of}`);
  };
  return {
    ms,
    failures: ({ fault, assertions }) => [
      ...(fault ? [faults.job(fault)] : []),
      ...assertions.filter(({ holds }) => !holds).map(assertionFailure),
    ],
  };
}

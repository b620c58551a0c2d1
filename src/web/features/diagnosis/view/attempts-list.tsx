// The last failed attempts of a profile, newest first.
import { useTranslation } from 'react-i18next';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import type { Examination } from '../../../state/examination.ts';
import type { DiagnosisContext } from '../judge/facts.ts';
import { judge } from '../judge/judge.ts';
import { useDiagnosisTexts } from '../use-diagnosis-texts.ts';
import classes from './attempts-list.module.css';

export interface AttemptsListProps {
  readonly attempts: readonly Examination[];
  readonly context: DiagnosisContext;
}

export function AttemptsList({ attempts, context }: AttemptsListProps) {
  const { t } = useTranslation('diagnosis');
  return (
    <section className={classes.attempts}>
      <h3>{t('attempts')}</h3>
      <ol>
        {attempts.map((attempt) => (
          <Attempt key={attempt.failure?.at} attempt={attempt} context={context} />
        ))}
      </ol>
    </section>
  );
}

function Attempt({ attempt, context }: { readonly attempt: Examination; readonly context: DiagnosisContext }) {
  const { failure } = attempt;
  return failure && <FailedAttempt attempt={{ ...attempt, failure }} context={context} />;
}

interface FailedAttemptProps {
  readonly attempt: Examination & { readonly failure: NonNullable<Examination['failure']> };
  readonly context: DiagnosisContext;
}

function FailedAttempt({ attempt, context }: FailedAttemptProps) {
  const { t, i18n } = useTranslation('diagnosis');
  const { failure } = attempt;
  const { cause, stage, certain } = judge({ ...attempt, context });
  const texts = useDiagnosisTexts(attempt);
  const time = new Intl.DateTimeFormat(i18n.language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
  return (
    <li className={classes.attempt}>
      <time className={classes.time} dateTime={new Date(failure.at).toISOString()}>
        {time.format(failure.at)}
      </time>
      <span>{t(`stage.${stage}`)}</span>
      <span className={classes.outcome}>
        {!certain && `${t('probably')}: `}
        <CodeText text={texts.title(cause)} />
      </span>
      <span className={classes.ms}>{texts.ms(failure.elapsedMs)}</span>
    </li>
  );
}

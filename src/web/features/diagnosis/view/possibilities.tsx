import { useTranslation } from 'react-i18next';
import type { Cause } from '../judge/cause.ts';
import type { DiagnosisTexts } from '../use-diagnosis-texts.ts';
import classes from './failure-card.module.css';
import { Lines } from './failure-lines.tsx';

/** More are one click away. */
const SHOWN = 4;

export function Possibilities({
  causes,
  texts,
}: {
  readonly causes: readonly Cause[];
  readonly texts: Pick<DiagnosisTexts, 'maybe'>;
}) {
  const { t } = useTranslation('diagnosis');
  const lines = withoutRepetition(causes).map((cause) => ({ key: cause, text: texts.maybe(cause) }));
  // A fold for one line would take as much room as the line.
  const shown = lines.length <= SHOWN + 1 ? lines.length : SHOWN;
  const rest = lines.slice(shown);
  return (
    <>
      <Lines lines={lines.slice(0, shown)} />
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary>{t('more', { count: rest.length })}</summary>
          <Lines lines={rest} />
        </details>
      )}
    </>
  );
}

/** Several faults of a certificate are one line. */
function withoutRepetition(causes: readonly Cause[]): (Cause | 'certificates')[] {
  const ofCertificate = causes.filter((cause) => cause.startsWith('certificate-'));
  if (ofCertificate.length < 3) return [...causes];
  return causes.flatMap((cause) => {
    if (!cause.startsWith('certificate-')) return [cause];
    return cause === ofCertificate[0] ? ['certificates' as const] : [];
  });
}

// At the failed stage: what was seen, what it means, what else was tried, and the buttons that mend it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import type { Diagnosis } from '../diagnose.ts';
import type { Facts } from '../judge/facts.ts';
import type { DiagnosisTexts } from '../use-diagnosis-texts.ts';
import classes from './failure-card.module.css';
import { Lines } from './failure-lines.tsx';
import { PageLink } from './page-link.tsx';
import { Possibilities } from './possibilities.tsx';
import { TriedList } from './tried-list.tsx';

export interface FailureCardProps {
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
  readonly texts: DiagnosisTexts;
  /** More may still be found out. */
  readonly running: boolean;
  /** The foot: buttons. */
  readonly children: ReactNode;
}

export function FailureCard({ facts, diagnosis, texts, running, children }: FailureCardProps) {
  const { t } = useTranslation('diagnosis');
  const { cause, certain, likely, observed, steps, tried } = diagnosis;
  // Where the certificate is at fault, other ports that show the same one are no news.
  const telling = tried.some(({ works }) => works) || !cause.startsWith('certificate-');
  const showsTried = telling && (tried.length > 0 || running);
  return (
    <div className={classes.card}>
      <dl className={classes.rows}>
        <Row name={t('observed')}>
          <CodeText text={texts.sentences(observed)} />
        </Row>
        <Row name={certain ? t('meaning') : t('probably')}>
          {!certain && <b className={classes.cause}>{texts.title(cause)}. </b>}
          <CodeText text={texts.why(cause)} />
        </Row>
        {likely.length > 0 && (
          <Row name={certain ? t('behind') : t('mayAlsoBe')}>
            <Possibilities causes={likely} texts={texts} />
          </Row>
        )}
        {showsTried && (
          <Row name={t('alsoTried')}>
            {running ? <span role="status">{t('examining')}</span> : <TriedList facts={facts} tried={tried} />}
          </Row>
        )}
        {steps.length > 0 && (
          <Row name={t('todo')}>
            <Lines lines={steps.map((step) => ({ key: step, text: texts.step(step) }))} />
            {steps.includes('openCertificate') && <PageLink address={facts.failure.address} />}
          </Row>
        )}
      </dl>
      {children}
    </div>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

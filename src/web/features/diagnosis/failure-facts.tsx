import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import { type FactRow, factRows } from './fact-rows.ts';
import classes from './failure-facts.module.css';

/** What was seen, in figures, and where it was seen from. */
export function FailureFacts({ failure }: { readonly failure: ConnectionFailure }) {
  const { t } = useTranslation('diagnosis');
  const bridged = failure.cause.kind === 'bridge';
  return (
    <>
      <section>
        <h3 className={classes.head}>{t('facts')}</h3>
        <dl className={classes.facts}>
          {factRows(failure).map(({ name, value }) => (
            <div key={name}>
              <dt>{t(`fact.${name}`)}</dt>
              <dd>
                <FactValue value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <p className={classes.how}>
        <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
        {t(bridged ? 'how.bridge' : 'how.browser')}
      </p>
    </>
  );
}

function FactValue({ value }: { readonly value: FactRow['value'] }) {
  const { t, i18n } = useTranslation('diagnosis');
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'word':
      return <span className={classes.word}>{t(`fact.${value.word}`)}</span>;
    case 'ms':
      return t('fact.ms', { ms: value.ms.toLocaleString(i18n.language, { maximumFractionDigits: 1 }) });
    case 'time':
      return new Intl.DateTimeFormat(i18n.language, {
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        fractionalSecondDigits: 3,
        hourCycle: 'h23',
      }).format(value.ms);
  }
}

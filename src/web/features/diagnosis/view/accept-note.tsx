import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '../../../../core/protocol/companion-contract.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import classes from './failure-card.module.css';

/** What a person must have seen before a certificate that nobody vouches for is accepted. */
export function AcceptNote({ certificate }: { readonly certificate: CertificateFacts }) {
  const { t, i18n } = useTranslation('diagnosis');
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const { sha256, subject, issuer, validFrom, validTo } = certificate;
  return (
    <p className={classes.accept}>
      <CodeText
        text={t('acceptNote', { sha256, subject, issuer, from: day.format(validFrom), to: day.format(validTo) })}
      />
    </p>
  );
}

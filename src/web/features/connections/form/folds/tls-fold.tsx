import { useTranslation } from 'react-i18next';
import { formatEndpoint } from '../../../../../core/mqtt/endpoint.ts';
import { isGiven } from '../draft/secret-drafts.ts';
import classes from '../fold.module.css';
import { Fold } from '../fold.tsx';
import type { ProfileDraft } from '../profile-draft.ts';
import type { ProfileForm } from '../use-profile-form.ts';
import { TlsFields } from './tls-fields.tsx';

/** How the broker is trusted. Only for mqtts:// there is something to set: the browser itself decides for wss://. */
export function TlsFold({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const { scheme } = form.state.draft;
  return (
    <Fold form={form} name="tls" title={t('tls.title')} summary={<Summary draft={form.state.draft} />}>
      {scheme === 'mqtts' ? <TlsFields form={form} /> : <TlsNote draft={form.state.draft} />}
    </Fold>
  );
}

function Summary({ draft }: { readonly draft: ProfileDraft }) {
  const { t } = useTranslation('connectionForm');
  const { tls, secrets, scheme } = draft;
  switch (scheme) {
    case 'ws':
    case 'mqtt':
      return t('tls.summary.none');
    case 'wss':
      return t('tls.summary.browser');
    case 'mqtts': {
      const parts = [
        tls.ca.trim() === '' ? t('tls.summary.system') : t('tls.summary.ca'),
        tls.acceptedSha256 !== '' && t('tls.summary.accepted'),
        (tls.clientCertificate.trim() !== '' || isGiven(secrets.clientKey)) && t('tls.summary.client'),
        tls.serverName.trim() !== '' && `SNI ${tls.serverName.trim()}`,
      ];
      return parts.filter(Boolean).join(' · ');
    }
  }
}

function TlsNote({ draft }: { readonly draft: ProfileDraft }) {
  const { t } = useTranslation('connectionForm');
  const { scheme, tls, secrets } = draft;
  const kept = Object.values(tls).some((text) => text !== '') || isGiven(secrets.clientKey);
  return (
    <>
      {scheme === 'wss' ? (
        <BrowserTrust draft={draft} />
      ) : (
        <p className={classes.note}>
          {t('tls.plain', { scheme: `${scheme}://`, secure: scheme === 'ws' ? 'wss://' : 'mqtts://' })}
        </p>
      )}
      {kept && <p className={classes.note}>{t('tls.kept')}</p>}
    </>
  );
}

/** The broker's address as a web page is the one place where a browser shows a certificate and lets it be accepted. */
function BrowserTrust({ draft }: { readonly draft: ProfileDraft }) {
  const { t } = useTranslation('connectionForm');
  const page = httpsPage(draft);
  return (
    <>
      <p className={classes.note}>{t('tls.browser')}</p>
      <p className={classes.note}>
        {t('tls.browserPrivate')}{' '}
        {page !== null && (
          <a href={page} target="_blank" rel="noreferrer noopener">
            {t('tls.openPage', { address: page })}
          </a>
        )}
      </p>
      <p className={classes.note}>{t('tls.browserClient')}</p>
    </>
  );
}

function httpsPage({ host, port }: ProfileDraft): string | null {
  if (host.trim() === '') return null;
  const address = formatEndpoint({ scheme: 'mqtts', host: host.trim(), port: Number(port), path: '' });
  const page = address.replace(/^mqtts:/u, 'https:');
  return URL.canParse(page) ? new URL(page).href : null;
}

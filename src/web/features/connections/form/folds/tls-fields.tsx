import { useTranslation } from 'react-i18next';
import { partPem } from '../draft/pem.ts';
import { isEncryptedKey } from '../draft/tls-draft.ts';
import classes from '../fold.module.css';
import field from '../form-field.module.css';
import { FormField } from '../form-field.tsx';
import { useField } from '../use-field.ts';
import type { ProfileForm } from '../use-profile-form.ts';
import { PemField } from './pem-field.tsx';
import { SecretField, STORED_DOTS } from './secret-field.tsx';
import { StoredNote } from './stored-note.tsx';

/** What the companion is told of an mqtts:// broker. */
export function TlsFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { tls } = form.state.draft;
  const { dispatch } = form;
  return (
    <>
      <PemField
        {...at('tls.ca')}
        label={t('tls.ca')}
        hint={t('tls.caHint')}
        value={tls.ca}
        onText={(ca) => dispatch({ type: 'part', part: 'tls', patch: { ca } })}
      />
      {tls.acceptedSha256 !== '' && <AcceptedCertificate form={form} />}
      <ClientCertificate form={form} />
      <div className={classes.row}>
        <FormField
          {...at('tls.serverName')}
          label={t('tls.serverName')}
          hint={t('tls.serverNameHint')}
          placeholder={form.state.draft.host}
          mono
          value={tls.serverName}
          onText={(serverName) => dispatch({ type: 'part', part: 'tls', patch: { serverName } })}
        />
        <FormField
          {...at('tls.alpn')}
          label={t('tls.alpn')}
          hint={t('tls.alpnHint')}
          placeholder={t('form.none')}
          mono
          value={tls.alpn}
          onText={(alpn) => dispatch({ type: 'part', part: 'tls', patch: { alpn } })}
        />
      </div>
    </>
  );
}

/** Certificate, key and passphrase. A file that holds certificate and key fills both fields. */
function ClientCertificate({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { tls, secrets } = form.state.draft;
  const { dispatch } = form;
  const { typed, stored } = secrets.clientKey;
  const takePem = (text: string, otherwise: () => void) => {
    const parted = partPem(text);
    if (!parted) return otherwise();
    dispatch({ type: 'part', part: 'tls', patch: { clientCertificate: parted.certificates } });
    dispatch({ type: 'secret', name: 'clientKey', patch: { typed: parted.key } });
  };
  const showsPassphrase =
    isEncryptedKey(typed) || stored || secrets.clientKeyPassphrase.stored || secrets.clientKeyPassphrase.typed !== '';
  return (
    <>
      <PemField
        {...at('tls.clientCertificate')}
        label={t('tls.clientCertificate')}
        hint={t('tls.clientCertificateHint')}
        value={tls.clientCertificate}
        onText={(text) =>
          takePem(text, () => dispatch({ type: 'part', part: 'tls', patch: { clientCertificate: text } }))
        }
      />
      <PemField
        {...at('tls.clientKey')}
        label={t('tls.clientKey')}
        masked
        {...(stored ? { placeholder: STORED_DOTS } : {})}
        hint={
          <>
            {t('tls.clientKeyHint')}
            <StoredNote form={form} name="clientKey" />
          </>
        }
        value={typed}
        onText={(text) => takePem(text, () => dispatch({ type: 'secret', name: 'clientKey', patch: { typed: text } }))}
      />
      {showsPassphrase && (
        <SecretField
          {...at('tls.clientKeyPassphrase')}
          form={form}
          name="clientKeyPassphrase"
          label={t('tls.passphrase')}
          hint={isEncryptedKey(typed) ? t('tls.passphraseNeeded') : t('tls.passphraseHint')}
        />
      )}
    </>
  );
}

function AcceptedCertificate({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  return (
    <div className={field.group}>
      <span className={field.label}>{t('tls.accepted')}</span>
      <code className={classes.fingerprint}>{form.state.draft.tls.acceptedSha256}</code>
      <div className={field.hint}>
        {t('tls.acceptedHint')}
        <button
          type="button"
          className={field.link}
          aria-label={t('tls.forgetAccepted')}
          onClick={() => form.dispatch({ type: 'part', part: 'tls', patch: { acceptedSha256: '' } })}
        >
          {t('form.forget')}
        </button>
      </div>
    </div>
  );
}

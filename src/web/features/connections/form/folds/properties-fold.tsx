import { useTranslation } from 'react-i18next';
import { versionName } from '../../../../../core/mqtt/protocol-version.ts';
import type { PropertiesDraft } from '../draft/properties-draft.ts';
import { filledUserProperties } from '../draft/text-fault.ts';
import classes from '../fold.module.css';
import { Fold } from '../fold.tsx';
import type { ProfileDraft } from '../profile-draft.ts';
import type { ProfileForm } from '../use-profile-form.ts';
import { PropertiesFields } from './properties-fields.tsx';

/** The properties that CONNECT has from version 5 on. */
export function PropertiesFold({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const { version } = form.state.draft;
  const set = (patch: Partial<PropertiesDraft>) => form.dispatch({ type: 'part', part: 'v5', patch });
  return (
    <Fold form={form} name="v5" title={t('v5.title')} summary={<Summary draft={form.state.draft} />}>
      {version < 5 && <p className={classes.warning}>{t('v5.before5', { version: versionName(version) })}</p>}
      <PropertiesFields form={form} set={set} />
    </Fold>
  );
}

function Summary({ draft: { version, v5 } }: { readonly draft: ProfileDraft }) {
  const { t } = useTranslation('connectionForm');
  const userProperties = filledUserProperties(v5.userProperties)?.length ?? 0;
  const set = [
    v5.sessionExpiry.trim() !== '' && t('v5.summary.sessionExpiry', { seconds: v5.sessionExpiry.trim() }),
    v5.receiveMaximum.trim() !== '' && t('v5.summary.receiveMaximum', { number: v5.receiveMaximum.trim() }),
    v5.maximumPacketSize.trim() !== '' && t('v5.summary.packetSize', { bytes: v5.maximumPacketSize.trim() }),
    v5.topicAliasMaximum.trim() !== '' && t('v5.summary.topicAlias', { number: v5.topicAliasMaximum.trim() }),
    userProperties > 0 && t('v5.summary.userProperties', { count: userProperties }),
    v5.authenticationMethod !== '' && t('v5.summary.authentication', { method: v5.authenticationMethod }),
  ].filter(Boolean);
  if (version < 5)
    return t(set.length > 0 ? 'v5.summary.kept' : 'v5.summary.unused', { version: versionName(version) });
  return set.length > 0 ? set.join(' · ') : t('v5.summary.defaults');
}

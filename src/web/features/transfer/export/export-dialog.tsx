// The export as a dialog: which format, and whether passwords and keys go along, under a passphrase.
import { Button, Checkbox, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFocusReturn } from '../../../kit/focus-return/use-focus-return.ts';
import { saveBytes } from '../../../kit/save-bytes/save-bytes.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { profilesStore } from '../../../state/profiles-store.ts';
import { storesPasswords } from '../../../storage/profile-storage.ts';
import classes from './export-dialog.module.css';
import { closeExport } from './export-dialog-store.ts';
import { addExportTexts } from './export-texts.ts';
import { exportFileName, type MqttxFile, makeMqttxFile, makeOwnFile } from './make-export.ts';
import { isGoodPassphrase, PassphraseFields } from './passphrase-fields.tsx';

addExportTexts();

/** `profileIds`: null for all. */
export function ExportDialog({ profileIds }: { readonly profileIds: readonly string[] | null }) {
  const { t } = useTranslation('transferExport');
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const all = useStore(profilesStore, (state) => state.profiles);
  const [profiles] = useState(() => all.filter(({ id }) => profileIds?.includes(id) ?? true));
  const [format, setFormat] = useState<'own' | 'mqttx'>('own');
  const [withSecrets, setWithSecrets] = useState(false);
  const [passphrase, setPassphrase] = useState({ first: '', again: '' });
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const mqttx = useMqttxFile(profiles);
  const formatId = useId();
  const seals = format === 'own' && withSecrets;
  const ready = !seals || isGoodPassphrase(passphrase);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || saving) return;
    setSaving(true);
    setError(null);
    try {
      const text =
        format === 'own'
          ? await makeOwnFile(profiles, seals ? passphrase.first : null)
          : (await makeMqttxFile(profiles)).text;
      saveBytes(new TextEncoder().encode(text), exportFileName(format, new Date()));
      closeExport();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
      setSaving(false);
    }
  };

  return (
    <Modal
      opened
      onClose={closeExport}
      closeOnClickOutside={passphrase.first === ''}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={520}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <form className={classes.form} onSubmit={(event) => void save(event)}>
        <p className={classes.which}>{t('which', { count: profiles.length, name: profiles[0]?.name ?? '' })}</p>
        <div>
          <span className={classes.label} id={formatId}>
            {t('format')}
          </span>
          <SegmentChoice
            label={t('format')}
            labelledBy={formatId}
            size="form"
            options={[
              { value: 'own', text: t('own') },
              { value: 'mqttx', text: t('mqttx') },
            ]}
            value={format}
            onChange={setFormat}
          />
          <p className={classes.hint}>{t(format === 'own' ? 'ownHint' : 'mqttxHint')}</p>
        </div>
        {format === 'mqttx' && mqttx && mqttx.leftOut.length > 0 && (
          <div className={classes.hint}>
            {t('leftOut')} {mqttx.leftOut.map((what) => t(`left.${what}`)).join(', ')}.
          </div>
        )}
        {format === 'own' && !storesPasswords() && <p className={classes.hint}>{t('noSecrets')}</p>}
        {format === 'own' && storesPasswords() && (
          <>
            <Checkbox
              label={t('secrets')}
              description={t(withSecrets ? 'secretsSealed' : 'secretsHint')}
              checked={withSecrets}
              onChange={(event) => setWithSecrets(event.currentTarget.checked)}
            />
            {withSecrets && <PassphraseFields value={passphrase} onChange={setPassphrase} />}
          </>
        )}
        {error !== null && (
          <p className={classes.fault} role="alert">
            {t('failed', { message: error })}
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="subtle" color="gray" onClick={closeExport}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="filled" data-autofocus disabled={!ready || saving || profiles.length === 0}>
            {t(saving && seals ? 'saving' : 'save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Made beforehand, to say what would not be in it. */
function useMqttxFile(profiles: Parameters<typeof makeMqttxFile>[0]): MqttxFile | null {
  const [file, setFile] = useState<MqttxFile | null>(null);
  useEffect(() => {
    let gone = false;
    makeMqttxFile(profiles).then(
      (made) => gone || setFile(made),
      () => undefined, // Saving will say what is wrong.
    );
    return () => {
      gone = true;
    };
  }, [profiles]);
  return file;
}

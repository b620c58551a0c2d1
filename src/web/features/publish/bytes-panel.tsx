// The bytes of the payload, before they are sent.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { bytesHere } from '../../kit/hex-view/byte-source.ts';
import { HexView } from '../../kit/hex-view/hex-view.tsx';
import classes from './composer.module.css';
import type { ComposerModel } from './use-composer.ts';

export function BytesPanel({ composer: { prepared, draft, packetBytes } }: { readonly composer: ComposerModel }) {
  const { t, i18n } = useTranslation('publish');
  const payload = prepared?.ok ? prepared.value.payload : null;
  const bytes = useMemo(() => payload && bytesHere(payload), [payload]);
  const packet = t('bytesPanel.packet', { size: packetBytes.toLocaleString(i18n.language) });
  const why = draft.file ? 'bytesPanel.file' : bytes === null ? 'bytesPanel.fault' : 'bytesPanel.empty';
  return (
    <div className={classes.bytes}>
      <p className={classes.hint}>{packet}</p>
      {bytes && bytes.length > 0 ? (
        <HexView label={t('bytesPanel.title')} bytes={bytes} />
      ) : (
        <p className={classes.hint}>{t(why)}</p>
      )}
    </div>
  );
}

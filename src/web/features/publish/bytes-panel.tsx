// The bytes of the payload, or of the whole packet, before they are sent.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writePublish } from '../../../core/publish/write-publish.ts';
import { bytesHere } from '../../kit/hex-view/byte-source.ts';
import { HexView } from '../../kit/hex-view/hex-view.tsx';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import classes from './composer.module.css';
import type { ComposerModel } from './use-composer.ts';

/** Larger packets are shown by their payload only: writing them with each letter that is typed takes time. */
const MAX_PACKET_BYTES = 1024 * 1024;

export function BytesPanel({ composer }: { readonly composer: ComposerModel }) {
  const { t, i18n } = useTranslation('publish');
  const { prepared, draft, version, packetBytes } = composer;
  const [part, setPart] = useState<'payload' | 'packet'>('payload');
  const message = prepared?.ok ? prepared.value : null;
  const isPacket = part === 'packet' && packetBytes <= MAX_PACKET_BYTES;
  const bytes = useMemo(() => {
    if (!message) return null;
    return bytesHere(isPacket ? writePublish(version, message, 0) : message.payload);
  }, [message, isPacket, version]);
  const size = packetBytes.toLocaleString(i18n.language);
  const why = draft.file ? 'bytesPanel.file' : bytes === null ? 'bytesPanel.fault' : 'bytesPanel.empty';
  return (
    <div className={classes.bytes}>
      <SegmentChoice
        label={t('bytesPanel.part')}
        options={[
          { value: 'payload', text: t('payload') },
          { value: 'packet', text: t('bytesPanel.whole') },
        ]}
        value={part}
        onChange={setPart}
      />
      <p className={classes.hint}>
        {t('bytesPanel.packet', { size })}
        {isPacket && draft.qos > 0 && ` ${t('bytesPanel.packetId')}`}
      </p>
      {bytes && bytes.length > 0 ? (
        <HexView label={t(isPacket ? 'bytesPanel.whole' : 'bytesPanel.title')} bytes={bytes} />
      ) : (
        <p className={classes.hint}>{t(why)}</p>
      )}
    </div>
  );
}

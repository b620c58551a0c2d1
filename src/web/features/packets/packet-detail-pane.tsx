// One packet: its fields and its bytes side by side. Pointing at one lights the other.
import { ActionIcon } from '@mantine/core';
import { IconArrowsUpDown, IconEye, IconEyeOff, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PacketDetail } from '../../../core/protocol/engine-contract.ts';
import { fetchPacketDetail } from '../../state/log-access.ts';
import { showPacketSide } from '../../state/packet-side-store.ts';
import { fieldLines, lineOfByte, partsOfBytes, secretBytes } from './field-lines.ts';
import { FieldMeaning } from './field-meaning.tsx';
import { FieldTree } from './field-tree.tsx';
import { PacketBytes } from './packet-bytes.tsx';
import classes from './packet-detail.module.css';

export interface PacketDetailPaneProps {
  readonly profileId: string;
  readonly seq: number;
  readonly onClose: () => void;
}

const VERSION_NAMES = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' } as const;

/** Bytes that are drawn; a packet may have 256 MB. */
const MAX_BYTES = 4096;

export function PacketDetailPane({ profileId, seq, onClose }: PacketDetailPaneProps) {
  const { t } = useTranslation('packets');
  const [detail, setDetail] = useState<PacketDetail | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    void fetchPacketDetail(profileId, seq, MAX_BYTES).then((found) => isCurrent && setDetail(found));
    return () => {
      isCurrent = false;
    };
  }, [profileId, seq]);
  return (
    <section className={classes.pane} aria-label={t('detail')}>
      {detail ? (
        <Opened detail={detail} onExchange={() => showPacketSide(profileId, 'exchange')} onClose={onClose} />
      ) : (
        <p className={classes.gone}>{detail === null ? t('gone') : ''}</p>
      )}
    </section>
  );
}

interface OpenedProps {
  readonly detail: PacketDetail;
  /** Shows its exchange, where that does not stand beside it. */
  readonly onExchange: () => void;
  readonly onClose: () => void;
}

function Opened({ detail, onExchange, onClose }: OpenedProps) {
  const { t, i18n } = useTranslation('packets');
  const { bytes, dissection, row, version } = detail;
  const lines = useMemo(() => fieldLines(dissection), [dissection]);
  const parts = useMemo(() => partsOfBytes(dissection, bytes.length), [dissection, bytes]);
  const secret = useMemo(() => secretBytes(dissection, bytes.length), [dissection, bytes]);
  const [shown, setShown] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const active = pointed ?? chosen;
  const line = lines[active];
  const hasSecret = secret.includes(1);
  const isMasked = hasSecret && !shown;
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>{row.type ?? t('reserved')}</h2>
        <span className={classes.note}>{`${VERSION_NAMES[version]} · ${t('bytes', { count: row.size })}`}</span>
        {hasSecret && (
          <button type="button" className={classes.secret} aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? <IconEyeOff size={14} stroke={1.75} /> : <IconEye size={14} stroke={1.75} />}
            {t(shown ? 'hideSecret' : 'showSecret')}
          </button>
        )}
        <button type="button" className={classes.exchange} onClick={onExchange}>
          <IconArrowsUpDown size={14} stroke={1.75} />
          {t('exchange')}
        </button>
        <ActionIcon className={classes.close ?? ''} variant="subtle" aria-label={t('close')} onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      {dissection.faults.length > 0 && (
        <ul className={classes.faults} aria-label={t('faults')}>
          {dissection.faults.slice(0, 3).map(({ clause, message }) => (
            <li key={`${clause} ${message}`}>
              <b>{clause}</b> {message}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.sides}>
        <FieldTree lines={lines} active={active} isMasked={isMasked} onPoint={setPointed} onChoose={setChosen} />
        <PacketBytes
          bytes={bytes}
          size={row.size}
          parts={parts}
          masked={isMasked ? secret : null}
          lit={line ? { start: line.start, end: line.end } : null}
          onPoint={(at) => setPointed(at === null ? null : lineOrNull(lineOfByte(lines, at)))}
          onChoose={(at) => setChosen(Math.max(0, lineOfByte(lines, at)))}
        />
      </div>
      {line && <FieldMeaning line={line} bytes={bytes} isMasked={isMasked} locale={i18n.language} />}
    </>
  );
}

function lineOrNull(index: number): number | null {
  return index < 0 ? null : index;
}

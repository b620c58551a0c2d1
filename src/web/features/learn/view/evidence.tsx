// Packets as proof: which way, which type, what they say. They can be opened while the log has them.
import { IconArrowDown, IconArrowUp, IconPlugX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PacketRow } from '../../../../core/log/packet-row.ts';
import { evidenceText } from './evidence-text.ts';
import classes from './lab-view.module.css';

export interface EvidenceProps {
  readonly rows: readonly PacketRow[];
  readonly open: ((seq: number) => void) | undefined;
}

export function Evidence({ rows, open }: EvidenceProps) {
  const { t } = useTranslation('learn');
  if (rows.length === 0) return null;
  return (
    <ul className={classes.evidence} aria-label={t('report.proof')}>
      {rows.map((row) => {
        const text = evidenceText(row);
        const content = (
          <>
            <Arrow row={row} />
            <span className={classes.packet}>{text}</span>
          </>
        );
        return (
          <li key={row.seq}>
            {open ? (
              <button
                type="button"
                className={classes.ev}
                title={t('evidence')}
                aria-label={t('showPacket', { packet: text })}
                onClick={() => open(row.seq)}
              >
                {content}
              </button>
            ) : (
              <span className={classes.ev}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Arrow({ row: { event, direction } }: { readonly row: PacketRow }) {
  if (event) return <IconPlugX size={14} stroke={1.75} aria-hidden="true" />;
  const Icon = direction === 'out' ? IconArrowUp : IconArrowDown;
  return <Icon size={14} stroke={1.75} className={direction === 'out' ? classes.out : classes.in} aria-hidden="true" />;
}

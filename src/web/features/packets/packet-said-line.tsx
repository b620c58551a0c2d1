import { useTranslation } from 'react-i18next';
import classes from './packet-grid.module.css';
import type { PacketSaid } from './use-packet-actions.ts';

export interface PacketSaidLineProps {
  readonly said: PacketSaid | null;
  readonly picked: number;
}

/** What came of a key, and how many are chosen: over the list's last row, and only while there is something to say. */
export function PacketSaidLine({ said, picked }: PacketSaidLineProps) {
  const { t } = useTranslation('packets');
  const text = said ? t(`said.${said}`) : picked > 1 ? t('said.picked', { count: picked }) : '';
  return (
    <span className={classes.said} role="status" hidden={text === ''}>
      {text}
    </span>
  );
}

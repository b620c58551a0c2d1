// Chooses one network connection of a capture: its messages and packets alone are listed then.
import { useTranslation } from 'react-i18next';
import type { CapturedConnectionFacts } from '../../../core/capture/capture-state.ts';
import { showConnection } from '../../state/captures-actions.ts';
import type { Capture } from '../../state/captures-store.ts';
import { MAX_LISTED_CONNECTIONS, useCapturedConnections } from '../../state/use-captured-connections.ts';
import classes from './capture-header.module.css';

/** The log counts connections modulo this. */
const CONNECTION_NUMBERS = 0x1_0000;

const ALL = '';

export function ConnectionChoice({ capture: { id, state, connection } }: { readonly capture: Capture }) {
  const { t } = useTranslation('capture');
  const connections = useCapturedConnections(id);
  const count = state?.connections ?? 0;
  if (count < 2) return null;
  return (
    <select
      className={classes.choice}
      aria-label={t('connection')}
      title={count > MAX_LISTED_CONNECTIONS ? t('more', { count: count - MAX_LISTED_CONNECTIONS }) : undefined}
      value={connection === null ? ALL : String(connection)}
      onChange={({ currentTarget: { value } }) => showConnection(id, value === ALL ? null : Number(value))}
    >
      <option value={ALL}>{t('all', { count })}</option>
      {connections.map((facts) => (
        <option key={facts.index} value={facts.index % CONNECTION_NUMBERS}>
          {connectionText(facts, t('packets', { count: facts.packets }), t('beginsInTheMiddle'))}
        </option>
      ))}
    </select>
  );
}

/** `lamp-1 · 10.0.0.2:49152 · 12 packets` */
function connectionText(facts: CapturedConnectionFacts, packets: string, middle: string): string {
  const { clientId, client, transport, beginsInTheMiddle } = facts;
  const parts = [
    clientId,
    client,
    transport === 'websocket' ? 'WebSocket' : '',
    packets,
    beginsInTheMiddle ? middle : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

import { useTranslation } from 'react-i18next';
import { scaleBytes } from '../../../core/payload/format-bytes.ts';
import { rowTime } from '../../kit/row-time/row-time.ts';
import type { Capture } from '../../state/captures-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './capture-header.module.css';

/** How large it is, when it was captured, and how much was found in it. */
export function CaptureFacts({ capture: { id, sizeBytes, state } }: { readonly capture: Capture }) {
  const { t } = useTranslation('capture');
  const letGo = useWorkspace(id, ({ tick }) => tick.dropped);
  if (state?.fault?.reason === 'not-a-capture') {
    return (
      <ul className={classes.facts}>
        <Size bytes={sizeBytes} />
      </ul>
    );
  }
  const { firstTime = null, lastTime = null, packets = 0, connections = 0 } = state ?? {};
  return (
    <ul className={classes.facts}>
      <Size bytes={sizeBytes} />
      {/* Where there are several, the choice among them says how many. */}
      {connections < 2 && <li>{t('connections', { count: connections })}</li>}
      <li>{t('packets', { count: packets })}</li>
      <Messages captureId={id} counter="sent" />
      <Messages captureId={id} counter="received" />
      {letGo > 0 && (
        <li className={classes.warning} title={t('letGoMeaning')}>
          {t('letGo', { count: letGo })}
        </li>
      )}
      {firstTime !== null && lastTime !== null && <Span from={firstTime} to={lastTime} />}
    </ul>
  );
}

interface MessagesProps {
  readonly captureId: string;
  /** By clients, or by brokers to them. */
  readonly counter: 'sent' | 'received';
}

function Messages({ captureId, counter }: MessagesProps) {
  const { t, i18n } = useTranslation('session');
  const value = useWorkspace(captureId, ({ tick }) => tick[counter]);
  return (
    <li title={t(`counters.${counter}.name`)}>
      <b role="status" aria-live="off" aria-label={t(`counters.${counter}.name`)} data-value={value}>
        {value.toLocaleString(i18n.language)}
      </b>{' '}
      <span aria-hidden="true">{t(`counters.${counter}.unit`)}</span>
    </li>
  );
}

/** The day once, where both ends lie on it. As the lists write times: alike in every language. */
function Span({ from, to }: { readonly from: number; readonly to: number }) {
  const [start, end] = [from, to].map((ms) => rowTime(ms).full);
  const isOneDay = start?.slice(0, DAY) === end?.slice(0, DAY);
  return (
    <li title={`${start} – ${end}`}>
      {start?.slice(0, SECOND)} – {end?.slice(isOneDay ? DAY + 1 : 0, SECOND)}
    </li>
  );
}

/** Characters of `2026-11-22 12:41:07`, and of its day. */
const SECOND = 19;
const DAY = 10;

function Size({ bytes }: { readonly bytes: number }) {
  const { t, i18n } = useTranslation('capture');
  const { value, digits, unit } = scaleBytes(bytes);
  const shown = value.toLocaleString(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return <li>{t(`size.${unit}`, { count: bytes, shown })}</li>;
}

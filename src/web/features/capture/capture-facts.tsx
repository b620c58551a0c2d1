import { useTranslation } from 'react-i18next';
import { scaleBytes } from '../../../core/payload/format-bytes.ts';
import type { Capture } from '../../state/captures-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './capture-header.module.css';

const UNITS = { bytes: 'byte', KB: 'kilobyte', MB: 'megabyte', GB: 'gigabyte' } as const;

/** How large it is, when it was captured, and how much was found in it. */
export function CaptureFacts({ capture: { id, sizeBytes, state } }: { readonly capture: Capture }) {
  const { t, i18n } = useTranslation('capture');
  const letGo = useWorkspace(id, ({ tick }) => tick.dropped);
  const { firstTime = null, lastTime = null, packets = 0, connections = 0 } = state ?? {};
  return (
    <ul className={classes.facts}>
      <li>{sizeText(sizeBytes, i18n.language)}</li>
      <li>{t('connections', { count: connections })}</li>
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

/** The day once, where both ends lie on it. */
function Span({ from, to }: { readonly from: number; readonly to: number }) {
  const { t, i18n } = useTranslation('capture');
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' });
  const isOneDay = day.format(from) === day.format(to);
  const end = (ms: number) => `${day.format(ms)}, ${time.format(ms)}`;
  return <li>{t('span', { from: end(from), to: isOneDay ? time.format(to) : end(to) })}</li>;
}

function sizeText(bytes: number, language: string): string {
  const { value, digits, unit } = scaleBytes(bytes);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[unit],
    unitDisplay: unit === 'bytes' ? 'long' : 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

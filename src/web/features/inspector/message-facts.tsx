import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatReasonCode, isDefinedReason, reasonName } from '../../../core/mqtt/reason-code.ts';
import type { MessageDetail } from '../../../core/protocol/engine-contract.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { scaleDuration } from './duration.ts';
import classes from './message-summary.module.css';
import { messageTime } from './message-time.ts';
import section from './section.module.css';
import { useByteSize } from './use-byte-size.ts';
import { VisibleText } from './visible-text.tsx';

export interface MessageFactsProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  /** More names and values. */
  readonly children: ReactNode;
}

export function MessageFacts({ profileId, detail, children }: MessageFactsProps) {
  const { t } = useTranslation('inspector');
  const size = useByteSize();
  const time = messageTime(detail.row.time);
  return (
    <dl className={`${section.facts} ${classes.facts}`}>
      <dt>{t('facts.time')}</dt>
      <dd>
        <time dateTime={time.iso} title={time.iso}>
          {time.clock} <span className={section.quiet}>{time.date}</span>
        </time>
      </dd>
      <dt title={t('facts.packetSizeMeaning')}>{t('facts.packetSize')}</dt>
      <dd>{size(detail.packetSize)}</dd>
      {detail.row.direction === 'in' && (
        <>
          <dt>{t('facts.matched')}</dt>
          <dd>
            <MatchedFilters profileId={profileId} filters={detail.subscriptions} />
          </dd>
        </>
      )}
      {detail.row.qos > 0 && (
        <>
          <dt>{t('facts.answer')}</dt>
          <dd>
            <Answer detail={detail} />
          </dd>
        </>
      )}
      {children}
    </dl>
  );
}

interface MatchedFiltersProps {
  readonly profileId: string;
  readonly filters: readonly string[];
}

function MatchedFilters({ profileId, filters }: MatchedFiltersProps) {
  const { t } = useTranslation('inspector');
  const profile = useStore(profilesStore, (state) => state.profiles.find(({ id }) => id === profileId));
  if (filters.length === 0) return <span className={section.quiet}>{t('facts.notMatched')}</span>;
  return (
    <ul className={classes.filters}>
      {filters.map((filter) => {
        const color = profile?.subscriptions.find((known) => known.filter === filter)?.color ?? 8;
        return (
          <li key={filter} className={classes.filter}>
            <span className={classes.square} style={{ '--c': `var(--cat-${color})` } as CSSProperties} />
            <span>
              <VisibleText text={filter} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Answer({ detail: { answer, version } }: { readonly detail: MessageDetail }) {
  const { t, i18n } = useTranslation('inspector');
  if (!answer) return <span className={section.quiet}>{t('facts.waiting')}</span>;
  const { value, digits, unit } = scaleDuration(answer.ms);
  const number = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
  const text = t('facts.answered', { packet: answer.packet, time: t(unit, { value: number }) });
  if (answer.reasonCode === 0) return text;
  const name = reasonName(version, answer.packet, answer.reasonCode);
  const known = isDefinedReason(version, answer.packet, answer.reasonCode);
  const reason = known ? `${name} ${formatReasonCode(answer.reasonCode)}` : name;
  return (
    <>
      {text} <span className={answer.reasonCode >= 0x80 ? section.error : section.quiet}>{reason}</span>
    </>
  );
}

// What has changed since the message before of the topic, or from one that was marked.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { selectMessage } from '../../../state/workspace-actions.ts';
import type { Related } from '../related/use-related.ts';
import { useSpan } from '../related/use-span.ts';
import section from '../section.module.css';
import { compareWith, comparisonStore, type MarkedMessage, markMessage, unmarkMessage } from './comparison-store.ts';
import classes from './difference.module.css';
import { DifferenceBody } from './difference-body.tsx';

export interface DifferenceSectionProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  /** Null: not known yet. */
  readonly related: Related | null;
}

export function DifferenceSection({ profileId, detail, related }: DifferenceSectionProps) {
  const { t } = useTranslation('related');
  const span = useSpan();
  const wanted = useStore(comparisonStore, ({ base }) => base);
  const marked = useStore(comparisonStore, (state) => state.marked[profileId]);
  const { row } = detail;
  const isMarked = marked?.seq === row.seq && marked.time === row.time;
  const other = marked && !isMarked ? marked : null;
  const isToMarked = other !== null && wanted === 'marked';
  const base: MarkedMessage | null = isToMarked ? other : (related?.previous ?? null);
  return (
    <section className={section.section} aria-labelledby="difference-title">
      <div className={section.head}>
        <h3 className={section.title} id="difference-title">
          {t('difference.title')}
        </h3>
        {base && (
          <span className={section.count}>
            {t(isToMarked ? 'difference.toMarked' : 'difference.toPrevious', { when: span(row, base) })}
          </span>
        )}
      </div>
      {other && (
        <div className={classes.choice}>
          <SegmentChoice
            label={t('difference.base')}
            options={(['previous', 'marked'] as const).map((value) => ({ value, text: t(`difference.${value}`) }))}
            value={isToMarked ? 'marked' : 'previous'}
            onChange={compareWith}
          />
        </div>
      )}
      {base && <DifferenceBody profileId={profileId} detail={detail} base={base} isToMarked={isToMarked} />}
      {!base && related && <p className={section.none}>{t('difference.none')}</p>}
      <Marking profileId={profileId} row={row} isMarked={isMarked} other={other} />
    </section>
  );
}

interface MarkingProps {
  readonly profileId: string;
  readonly row: MarkedMessage;
  readonly isMarked: boolean;
  /** Another message that is marked. */
  readonly other: MarkedMessage | null;
}

function Marking({ profileId, row, isMarked, other }: MarkingProps) {
  const { t } = useTranslation('related');
  return (
    <div className={classes.marking}>
      {isMarked && <p className={classes.marked}>{t('difference.isMarked')}</p>}
      {isMarked ? (
        <button type="button" className={section.link} onClick={() => unmarkMessage(profileId)}>
          {t('difference.unmark')}
        </button>
      ) : (
        <button
          type="button"
          className={section.link}
          title={t('difference.markMeaning')}
          onClick={() => markMessage(profileId, row)}
        >
          {t('difference.mark')}
        </button>
      )}
      {other && (
        <button type="button" className={section.link} onClick={() => selectMessage(profileId, other.seq)}>
          {t('difference.select')}
        </button>
      )}
    </div>
  );
}

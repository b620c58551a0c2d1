// One row of the tree. Plain elements: many of them are drawn anew four times a second.
import { type CSSProperties, memo } from 'react';
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';
import { MarkedText } from '../../kit/marked-text/marked-text.tsx';
import { PinIcon } from '../../kit/pin-icon/pin-icon.tsx';
import classes from './topic-row-view.module.css';
import type { TopicTexts } from './use-topic-texts.ts';

export interface TopicRowViewProps {
  readonly row: TopicRow;
  readonly selected: boolean;
  /** Its messages are kept, and not listed. */
  readonly muted: boolean;
  /** Milliseconds since the epoch, of the last full second. */
  readonly now: number;
  readonly texts: TopicTexts;
  /** Marked where it stands; '': nothing. */
  readonly wanted: string;
}

/** The element's id: what the tree points at when it has the focus. */
export function rowId(node: number): string {
  return `topic-${node}`;
}

export const TopicRowView = memo(function TopicRowView(props: TopicRowViewProps) {
  const { row, selected, muted, now, texts, wanted } = props;
  const { node, name, topic, expanded, last } = row;
  const id = rowId(node);
  return (
    <div
      className={classes.row}
      role="treeitem"
      id={id}
      aria-level={row.depth + 1}
      aria-posinset={row.position + 1}
      aria-setsize={row.siblings}
      aria-expanded={expanded ?? undefined}
      aria-selected={selected}
      aria-labelledby={`${id}-name ${id}-value`}
      aria-describedby={`${id}-count ${id}-rate ${id}-age ${id}-pin${muted ? ` ${id}-muted` : ''}`}
      data-muted={muted || undefined}
      tabIndex={-1}
      style={{ '--depth': row.depth } as CSSProperties}
    >
      <span className={classes.topic} title={topic}>
        <span className={classes.twist} data-twist={expanded === null ? undefined : ''}>
          {expanded !== null && <Chevron />}
        </span>
        <bdi id={`${id}-name`} className={classes.name} data-empty={name === '' || undefined}>
          {name === '' ? texts.emptyLevel : <MarkedText text={name} wanted={wanted} />}
        </bdi>
        {expanded !== null && <span className={classes.below}>{texts.below(row.topics)}</span>}
        {muted && (
          <span className={classes.muted} title={texts.mutedMeaning}>
            {expanded !== null && ', '}
            <span id={`${id}-muted`}>{texts.muted}</span>
          </span>
        )}
      </span>
      <span className={classes.value} id={`${id}-value`} data-kind={last?.previewKind ?? 'none'}>
        {last?.previewKind === 'text' && <MarkedText text={last.preview} wanted={wanted} />}
        {last?.previewKind === 'empty' && texts.emptyPayload}
        {last?.previewKind === 'bytes' && last.preview}
        {last?.previewKind === 'bytes' && <span className={classes.note}> {texts.bytes}</span>}
        {last === null && row.isTopic && texts.notKept}
      </span>
      <span className={classes.count} id={`${id}-count`}>
        {texts.count(row.count)}
      </span>
      <span className={classes.rate} id={`${id}-rate`} data-idle={row.ratePerS === 0 || undefined}>
        {texts.rate(row.ratePerS)}
      </span>
      <span className={classes.age} id={`${id}-age`} title={texts.time(row.lastTime)}>
        {texts.age(now - row.lastTime)}
      </span>
      <span className={classes.pin} id={`${id}-pin`} title={row.retained ? texts.retainedMeaning : undefined}>
        {row.retained && (
          <>
            <PinIcon />
            <span className="sr-only">{texts.retained}</span>
          </>
        )}
      </span>
      <button
        type="button"
        className={classes.more}
        tabIndex={-1}
        aria-label={texts.actionsOf(topic)}
        title={texts.actions}
        data-more=""
      >
        <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
          <path d="M3 6.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm5 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm5 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z" />
        </svg>
      </button>
    </div>
  );
});

function Chevron() {
  return (
    <svg className={classes.chevron} width="14" height="14" viewBox="0 0 24 24" aria-hidden="true">
      <path d="m9 6 6 6-6 6" />
    </svg>
  );
}

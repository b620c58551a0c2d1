import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetainedMessage } from '../../../../core/protocol/engine-contract.ts';
import { MarkedText } from '../../../kit/marked-text/marked-text.tsx';
import { QosBadge } from '../../../kit/qos-badge/qos-badge.tsx';
import classes from './retained-list.module.css';

export interface RetainedRowProps {
  readonly row: RetainedMessage;
  readonly index: number;
  readonly count: number;
  readonly selected: boolean;
  /** The keys act on it. */
  readonly active: boolean;
  readonly wanted: string;
}

/** The element's id: what the list points at when it has the focus. */
export function retainedRowId(index: number): string {
  return `retained-${index}`;
}

export const RetainedRow = memo(function RetainedRow(props: RetainedRowProps) {
  const { row, index, count, selected, active, wanted } = props;
  const { t, i18n } = useTranslation('retained');
  const { topic, seq, time, qos, size, preview, previewKind, mayBeOutdated } = row;
  const lastLevel = topic.lastIndexOf('/') + 1;
  const id = retainedRowId(index);
  const shown = size.toLocaleString(i18n.language);
  return (
    <div
      id={id}
      role="option"
      className={classes.row}
      aria-selected={selected}
      aria-disabled={seq === null || undefined}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-label={topic}
      aria-describedby={`${id}-value ${id}-facts`}
      data-active={active || undefined}
    >
      <span className={classes.box} aria-hidden="true">
        {selected && <Tick />}
      </span>
      <span className={classes.topic} title={topic}>
        {lastLevel > 0 && (
          <bdi className={classes.parents}>
            <MarkedText text={topic.slice(0, lastLevel)} wanted={wanted} />
          </bdi>
        )}
        <bdi className={classes.last}>
          <MarkedText text={topic.slice(lastLevel)} wanted={wanted} />
        </bdi>
      </span>
      <span className={classes.value} id={`${id}-value`} data-kind={seq === null ? 'none' : previewKind}>
        {seq === null ? t('notKept') : <MarkedText text={preview} wanted={previewKind === 'text' ? wanted : ''} />}
      </span>
      <span className={classes.facts} id={`${id}-facts`}>
        {mayBeOutdated && (
          <span className={classes.outdated} title={t('outdatedMeaning')}>
            {t('outdated')}
          </span>
        )}
        <span className={classes.qos} title={`QoS ${qos}`}>
          {seq !== null && (
            <>
              <span className="sr-only">QoS </span>
              <QosBadge qos={qos} />
            </>
          )}
        </span>
        <span className={classes.size} title={seq === null ? undefined : t('bytesTitle', { count: size, shown })}>
          {seq !== null && t('bytes', { value: shown })}
        </span>
        <time className={classes.time} dateTime={new Date(time).toISOString()} title={seenAt(time, i18n.language)}>
          {new Date(time).toLocaleTimeString(i18n.language, CLOCK)}
        </time>
      </span>
    </div>
  );
});

const CLOCK = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

function seenAt(time: number, language: string): string {
  return new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' });
}

function Tick() {
  return (
    <svg
      width="10"
      height="10"
      viewBox="0 0 10 10"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="m1.5 5.2 2.4 2.4 4.6-5" />
    </svg>
  );
}

// What the script has written, and how it ended.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import { useFaultWords } from '../../kit/publish-fault/use-fault-words.ts';
import classes from './scripts.module.css';
import type { ScriptRun } from './use-script-run.ts';

/** Closer to the end than this, what comes is followed. */
const FOLLOW_PX = 40;

export function ScriptOutput({ run }: { readonly run: ScriptRun }) {
  const { t, i18n } = useTranslation('scripts');
  const words = useFaultWords();
  const box = useRef<HTMLOListElement>(null);
  const isFollowing = useRef(true);
  const [copied, setCopied] = useState<boolean | null>(null);
  const { state, lines, droppedLines, fault } = run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when lines come
  useEffect(() => {
    if (box.current && isFollowing.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    isFollowing.current = scrollHeight - scrollTop - clientHeight < FOLLOW_PX;
  };
  if (!state) return null;
  const time = (at: number) => new Date(at).toLocaleTimeString(i18n.language, { hour12: false });
  const copy = () => void copyText(lines.map(({ text }) => text).join('\n')).then(setCopied);
  const phase = state.stoppedBy === 'connection' ? 'lost' : state.phase;
  return (
    <section className={classes.output} aria-label={t('output')}>
      <div className={classes.outputHead}>
        <span className={classes.phase} data-phase={phase} role="status">
          {t(`phases.${phase}`)}
        </span>
        <span className={classes.figures}>{t('figures', { sent: state.sent, failed: state.failed + state.lost })}</span>
        <span className={classes.room} />
        <span className={classes.figures} aria-live="polite">
          {copied !== null && t(copied ? 'copied' : 'notCopied')}
        </span>
        <Button
          variant="default"
          className={classes.button ?? ''}
          disabled={lines.length === 0}
          onClick={copy}
          onBlur={() => setCopied(null)}
        >
          {t('copy')}
        </Button>
        <Button variant="default" className={classes.button ?? ''} disabled={run.isRunning} onClick={run.clear}>
          {t('clear')}
        </Button>
      </div>
      {fault && state.phase === 'failed' && (
        <p className={classes.fault} role="alert">
          {words.job(fault)}
        </p>
      )}
      {droppedLines > 0 && <p className={classes.hint}>{t('dropped', { count: droppedLines })}</p>}
      <ol ref={box} className={classes.lines} aria-label={t('lines')} onScroll={onScroll}>
        {lines.map(({ at, level, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing of its own but its place
          <li key={droppedLines + i} data-level={level}>
            <time>{time(at)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

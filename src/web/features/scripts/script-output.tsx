// What the script has written, and how it ended.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaultWords } from '../../kit/publish-fault/use-fault-words.ts';
import classes from './scripts.module.css';
import type { ScriptRun } from './use-script-run.ts';

/** Closer to the end than this, what comes is followed. */
const FOLLOW_PX = 40;

export function ScriptOutput({ run }: { readonly run: ScriptRun }) {
  const { t, i18n } = useTranslation('scripts');
  const words = useFaultWords();
  const box = useRef<HTMLOListElement>(null);
  const { state, lines, droppedLines, fault } = run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when lines come
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (below < FOLLOW_PX + 20 * 10) element.scrollTop = element.scrollHeight;
  }, [lines]);
  if (!state) return null;
  const time = (at: number) => new Date(at).toLocaleTimeString(i18n.language, { hour12: false });
  const copy = () => void navigator.clipboard.writeText(lines.map(({ text }) => text).join('\n'));
  const phase = state.stoppedBy === 'connection' ? 'lost' : state.phase;
  return (
    <section className={classes.output} aria-label={t('output')}>
      <div className={classes.outputHead}>
        <span className={classes.phase} data-phase={phase} role="status">
          {t(`phases.${phase}`)}
        </span>
        <span className={classes.figures}>{t('figures', { sent: state.sent, failed: state.failed + state.lost })}</span>
        <span className={classes.room} />
        <Button variant="default" className={classes.button ?? ''} disabled={lines.length === 0} onClick={copy}>
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
      <ol ref={box} className={classes.lines} aria-label={t('lines')}>
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

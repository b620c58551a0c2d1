import type { Replay } from '../../state/replay-store.ts';
import classes from './replay-bar.module.css';
import { useReplayWords } from './use-replay-words.ts';

/** How many went out, and what became of them. What is none is not said. */
export function ReplayFigures({ replay }: { readonly replay: Replay }) {
  const { t, number } = useReplayWords();
  const { state, total, missing, sourceGone } = replay;
  const left = Math.max(0, total - state.published - state.notSent - missing);
  const figures = [
    ['left', left],
    ['refused', state.refused],
    ['lostCount', state.lost],
    ['missing', missing],
    // Answers that come at once are nothing to watch.
    ['unanswered', state.phase === 'running' ? 0 : state.unanswered],
  ] as const;
  return (
    <>
      <span className={classes.figure} data-replay-published={state.published}>
        {t('bar.of', { done: number(state.published), total: number(total) })}
      </span>
      {figures.map(
        ([name, value]) =>
          value > 0 && (
            <span key={name} className={classes.figure} data-figure={name}>
              {t(`bar.${name}`, { number: number(value) })}
            </span>
          ),
      )}
      {sourceGone && <span className={classes.figure}>{t('bar.sourceGone')}</span>}
    </>
  );
}

// The step that is open: what it is about, what to do, and where to go from it.
import { Button } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lab, LabAction, LabStep, LabTask } from '../../../../core/learn/lab.ts';
import type { SeenTask } from '../../../state/learn-watch.ts';
import type { LabRecord } from '../../../storage/stored-lab-progress.ts';
import { FaultBar } from '../faults/fault-bar.tsx';
import { LabText } from '../lab-text.tsx';
import type { LearnViewProps } from '../learn-view.tsx';
import { isStepDone, type LabMeans, taskState } from '../task-state.ts';
import classes from './lab-view.module.css';
import { shownMisses } from './shown-misses.ts';
import { TaskItem } from './task-item.tsx';

export interface StepViewProps extends Pick<LearnViewProps, 'profileId' | 'onAction' | 'isThere' | 'onPacket'> {
  readonly lab: Lab;
  readonly labId: string;
  readonly step: LabStep;
  /** Its position in the lab. */
  readonly at: number;
  readonly means: LabMeans;
  readonly record: LabRecord | undefined;
  readonly seen: ReadonlyMap<string, SeenTask>;
  /** It was gone to from the step before or after, whose button is no more. */
  readonly takesFocus: boolean;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
}

/** How far the step was scrolled that was left last, and what is around it, from the inside out: who comes back from a form finds the task again. */
let left: { readonly place: string; readonly tops: readonly number[] } | null = null;

const A_CONNECTION: LabAction = { kind: 'connection', label: '', fill: {} };

function makesConnection({ actions }: LabTask): boolean {
  return actions.some(({ kind }) => kind === 'connection');
}

export function StepView(props: StepViewProps) {
  const {
    lab,
    labId,
    step,
    at,
    profileId,
    means,
    record,
    seen,
    takesFocus,
    onAction,
    isThere,
    onPacket,
    onBack,
    onNext,
  } = props;
  const { t } = useTranslation('learn');
  const article = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = `${labId}/${step.id}`;
  useLayoutEffect(() => {
    // On a phone the step scrolls with what is around it.
    const around: Element[] = [];
    for (let one: Element | null = article.current; one; one = one.parentElement) around.push(one);
    const tops = left?.place === place ? left.tops : [];
    around.forEach((one, i) => {
      one.scrollTop = tops[i] ?? 0;
    });
    return () => {
      left = { place, tops: around.map(({ scrollTop }) => scrollTop) };
    };
  }, [place]);
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const isDone = isStepDone(step, record, means);
  const isLast = at === lab.steps.length - 1;
  const states = step.tasks.map((task) => taskState(task, record, means));
  const open = step.tasks.filter((_task, i) => states[i]?.kind === 'waiting');
  const misses = shownMisses(open, seen, record?.tasks ?? {});
  return (
    <article ref={article} className={classes.lesson} aria-labelledby="lab-step">
      <div className={classes.stepOf}>{t('stepOf', { number: at + 1, count: lab.steps.length })}</div>
      <h2 id="lab-step" ref={heading} tabIndex={-1} className={classes.title}>
        {step.title}
      </h2>
      <LabText text={step.text} />
      {profileId === null && step.tasks.length > 0 && !step.tasks.some(makesConnection) && (
        <div className={classes.connect}>
          {t('noConnection')}
          <Button onClick={() => onAction(A_CONNECTION)}>{t('makeConnection')}</Button>
        </div>
      )}
      {step.tasks.length > 0 && (
        <ol className={classes.tasks} aria-label={t('tasks')}>
          {step.tasks.map((task, i) => (
            <TaskItem
              key={task.id}
              {...{ labId, task, profileId, onAction, isThere, onPacket }}
              stepId={step.id}
              number={i + 1}
              isNow={task === open[0]}
              state={states[i] ?? { kind: 'waiting', lacks: null }}
              passed={record?.tasks[task.id]}
              seen={seen.get(task.id)}
              miss={misses.get(task.id)}
              version={means.version}
            />
          ))}
        </ol>
      )}
      {step.note !== null && (
        <div className={classes.note}>
          <LabText text={step.note} />
        </div>
      )}
      <FaultBar labId={labId} step={step} profileId={profileId} />
      <footer className={classes.foot}>
        <span role="status" className={classes.done} data-done={isDone || undefined}>
          {step.tasks.length > 0 && t(isDone ? 'stepDone' : 'stepWaits')}
        </span>
        {onBack && <Button onClick={onBack}>{t('back')}</Button>}
        {!(isLast && lab.questions.length === 0) && (
          <Button variant={isDone || step.tasks.length === 0 ? 'filled' : 'default'} onClick={onNext}>
            {t(isLast ? 'finish' : 'next')}
          </Button>
        )}
      </footer>
    </article>
  );
}

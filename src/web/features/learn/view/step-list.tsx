// The steps of a lab, with what is done; on a narrow screen a choice above the step.
import { IconArrowLeft, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Lab } from '../../../../core/learn/lab.ts';
import { learnProgressStore } from '../../../state/learn-progress.ts';
import { goTo } from '../../../state/learn-store.ts';
import { isStepDone, type LabMeans } from '../task-state.ts';
import { LabMenu } from './lab-menu.tsx';
import classes from './lab-view.module.css';
import { QUESTIONS } from './questions.tsx';

export interface StepListProps {
  readonly lab: Lab;
  readonly labId: string;
  readonly openId: string;
  readonly means: LabMeans;
}

export function StepList({ lab, labId, openId, means }: StepListProps) {
  const { t } = useTranslation('learn');
  const record = useStore(learnProgressStore, ({ byLab }) => byLab[labId]);
  const done = lab.steps.filter((step) => isStepDone(step, record, means)).length;
  return (
    <nav className={classes.steps} aria-label={t('steps')}>
      <div className={classes.stepsHead}>
        <button type="button" className={classes.allLabs} onClick={() => goTo(null)}>
          <IconArrowLeft size={14} stroke={1.75} /> <span>{t('allLabs')}</span>
        </button>
        <LabMenu lab={lab} labId={labId} openId={openId} />
      </div>
      <StepChoice lab={lab} labId={labId} openId={openId} />
      <h3 className={classes.labTitle}>{lab.title}</h3>
      <ol className={classes.stepRows} aria-label={t('steps')}>
        {lab.steps.map((step) => (
          <li key={step.id}>
            <StepButton
              title={step.title}
              isOpen={step.id === openId}
              isDone={isStepDone(step, record, means)}
              onOpen={() => goTo({ lab: labId, step: step.id })}
            />
          </li>
        ))}
        {lab.questions.length > 0 && (
          <li>
            <StepButton
              title={t('questions')}
              isOpen={openId === QUESTIONS}
              isDone={lab.questions.every(({ id }) => (record?.answers[id] ?? '').trim() !== '')}
              onOpen={() => goTo({ lab: labId, step: QUESTIONS })}
            />
          </li>
        )}
      </ol>
      <div className={classes.progress}>
        <div className={classes.bar}>
          <i style={{ width: `${(100 * done) / lab.steps.length}%` }} />
        </div>
        <span className={classes.stepsDone}>{t('stepsDone', { done, count: lab.steps.length })}</span>
      </div>
    </nav>
  );
}

/** Instead of the list where that is too long for the screen. */
function StepChoice({ lab, labId, openId }: Omit<StepListProps, 'means'>) {
  const { t } = useTranslation('learn');
  return (
    <select
      className={classes.stepChoice}
      aria-label={t('step')}
      value={openId}
      onChange={({ currentTarget }) => goTo({ lab: labId, step: currentTarget.value })}
    >
      {lab.steps.map(({ id, title }, at) => (
        <option key={id} value={id}>
          {t('stepNumbered', { number: at + 1, count: lab.steps.length, title })}
        </option>
      ))}
      {lab.questions.length > 0 && <option value={QUESTIONS}>{t('questions')}</option>}
    </select>
  );
}

interface StepButtonProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly isDone: boolean;
  readonly onOpen: () => void;
}

function StepButton({ title, isOpen, isDone, onOpen }: StepButtonProps) {
  const { t } = useTranslation('learn');
  return (
    <button
      type="button"
      className={classes.step}
      aria-current={isOpen ? 'step' : undefined}
      data-done={isDone || undefined}
      onClick={onOpen}
    >
      {isDone && !isOpen ? (
        <IconCircleCheck size={17} stroke={1.75} className={classes.check} />
      ) : (
        <span className={classes.ring} />
      )}
      <span>{title}</span>
      {isDone && <span className="sr-only">{t('finished')}</span>}
    </button>
  );
}

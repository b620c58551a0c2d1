// One lab: its steps, the step that is open, and the exchanges that pass in it.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Lab } from '../../../../core/learn/lab.ts';
import { learnProgressStore, leftStep, openedStep } from '../../../state/learn-progress.ts';
import { goTo } from '../../../state/learn-store.ts';
import type { LearnViewProps } from '../learn-view.tsx';
import { canBeLeft, currentStep, isStepDone } from '../task-state.ts';
import { useLab } from '../use-lab.ts';
import { useMeans } from '../use-means.ts';
import { ExchangeSide } from './exchange-side.tsx';
import classes from './lab-view.module.css';
import { QUESTIONS, Questions } from './questions.tsx';
import { StepList } from './step-list.tsx';
import { StepView } from './step-view.tsx';
import { useStepTasks } from './use-step-tasks.ts';

export interface LabViewProps extends LearnViewProps {
  readonly labId: string;
  /** Null: where the person is. */
  readonly stepId: string | null;
}

export function LabView(props: LabViewProps) {
  const { t } = useTranslation('learn');
  const lab = useLab(props.labId);
  const isLoaded = useStore(learnProgressStore, (state) => state.isLoaded);
  if (lab === null) return <p className={classes.fault}>{t('loadFault')}</p>;
  if (!lab || !isLoaded) return null;
  return <Loaded {...props} lab={lab} />;
}

function Loaded({ lab, labId, stepId, profileId, ...slots }: LabViewProps & { readonly lab: Lab }) {
  const means = useMeans(profileId);
  const record = useStore(learnProgressStore, ({ byLab }) => byLab[labId]);
  const asks = stepId === QUESTIONS && lab.questions.length > 0;
  const step = lab.steps.find(({ id }) => id === stepId) ?? currentStep(lab.steps, record, means);
  const at = lab.steps.indexOf(step);
  const isOpened = record?.opened[step.id] !== undefined;
  useEffect(() => {
    // Where one is has an address of its own from here on.
    if (!asks && stepId !== step.id) goTo({ lab: labId, step: step.id });
    // Again after it was begun anew.
    if (!asks && !isOpened) openedStep(labId, step.id);
  }, [labId, stepId, step.id, asks, isOpened]);
  useEffect(() => {
    for (const { id } of lab.steps.filter((one) => isStepDone(one, record, means))) leftStep(labId, id);
  });
  const seen = useStepTasks(labId, asks ? null : step);
  const [walksTo, setWalksTo] = useState<string | null>(null);
  const go = (index: number) => {
    const next = lab.steps[index];
    setWalksTo(next?.id ?? null);
    goTo({ lab: labId, step: next?.id ?? (lab.questions.length > 0 ? QUESTIONS : step.id) });
  };
  return (
    <div className={classes.frame}>
      <div className={classes.lab}>
        <StepList lab={lab} labId={labId} openId={asks ? QUESTIONS : step.id} means={means} />
        <div className={classes.middle}>
          {asks ? (
            <Questions lab={lab} labId={labId} onBack={() => go(lab.steps.length - 1)} />
          ) : (
            <StepView
              key={step.id}
              {...{ lab, labId, step, at, profileId, means, record, seen }}
              takesFocus={step.id === walksTo}
              onAction={slots.onAction}
              isThere={slots.isThere}
              onPacket={slots.onPacket}
              onBack={at > 0 ? () => go(at - 1) : undefined}
              onNext={() => {
                if (canBeLeft(step, record, means)) leftStep(labId, step.id);
                go(at + 1);
              }}
            />
          )}
        </div>
        {!asks && step.tasks.length > 0 && (
          <ExchangeSide
            labId={labId}
            step={step}
            seen={seen}
            renderExchange={slots.renderExchange}
            renderKept={slots.renderKept}
          />
        )}
      </div>
    </div>
  );
}

// The steps of a lab, with what is done; on a narrow screen they lie in a row above the step.
import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck, IconDots, IconFileText, IconLink, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Lab } from '../../../../core/learn/lab.ts';
import { beginAnew, learnProgressStore } from '../../../state/learn-progress.ts';
import { goTo } from '../../../state/learn-store.ts';
import { openReport } from '../report/report-store.ts';
import { isStepDone, type LabMeans } from '../task-state.ts';
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
          <IconArrowLeft size={14} stroke={1.75} /> {t('allLabs')}
        </button>
        <LabMenu lab={lab} labId={labId} openId={openId} />
      </div>
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
        {t('stepsDone', { done, count: lab.steps.length })}
      </div>
    </nav>
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

function LabMenu({ lab, labId, openId }: { readonly lab: Lab; readonly labId: string; readonly openId: string }) {
  const { t } = useTranslation('learn');
  const [asks, setAsks] = useState(false);
  const link = () => {
    const url = new URL(location.href);
    url.hash = `#/learn/${encodeURIComponent(labId)}/${encodeURIComponent(openId)}`;
    void navigator.clipboard.writeText(url.href);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('menu')} title={t('menu')}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileText size={16} stroke={1.75} />} onClick={() => openReport(labId)}>
            {t('report.open')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={link}>
            {t('copyLink')}
          </Menu.Item>
          <Menu.Item leftSection={<IconRestore size={16} stroke={1.75} />} onClick={() => setAsks(true)}>
            {t('beginAnew')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asks} onClose={() => setAsks(false)} title={t('beginAnewTitle')} size={420}>
        <p className={classes.question}>{t('beginAnewText')}</p>
        <div className={classes.buttons}>
          <Button onClick={() => setAsks(false)}>{t('cancel')}</Button>
          <Button
            variant="filled"
            data-autofocus
            onClick={() => {
              setAsks(false);
              beginAnew(labId);
              goTo({ lab: labId, step: lab.steps[0]?.id ?? null });
            }}
          >
            {t('remove')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

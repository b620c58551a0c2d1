// The lab's questions: answered in words, kept as they are typed.
import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Lab } from '../../../../core/learn/lab.ts';
import { answered, learnProgressStore } from '../../../state/learn-progress.ts';
import { plainText } from '../lab-markup.ts';
import { LabLine } from '../lab-text.tsx';
import { openReport } from '../report/report-store.ts';
import classes from './lab-view.module.css';

/** Where the questions stand among the steps: no step can have this id. */
export const QUESTIONS = '?';

export interface QuestionsProps {
  readonly lab: Lab;
  readonly labId: string;
  readonly onBack: () => void;
}

export function Questions({ lab, labId, onBack }: QuestionsProps) {
  const { t } = useTranslation('learn');
  const answers = useStore(learnProgressStore, ({ byLab }) => byLab[labId]?.answers) ?? {};
  return (
    <article className={classes.lesson} aria-labelledby="lab-questions">
      <h2 id="lab-questions" className={classes.title}>
        {t('questions')}
      </h2>
      <p className={classes.lead}>{t('questionsLead')}</p>
      <ol className={classes.questions}>
        {lab.questions.map(({ id, text }) => (
          <li key={id}>
            <p className={classes.what}>
              <LabLine text={text} />
            </p>
            <Textarea
              aria-label={`${t('answer')}: ${plainText(text)}`}
              placeholder={t('answer')}
              autosize
              minRows={2}
              maxRows={12}
              maxLength={4_000}
              value={answers[id] ?? ''}
              onChange={({ currentTarget }) => answered(labId, id, currentTarget.value)}
            />
          </li>
        ))}
      </ol>
      <footer className={classes.foot}>
        <span className={classes.done} />
        <Button onClick={onBack}>{t('back')}</Button>
        <Button variant="filled" onClick={() => openReport(labId)}>
          {t('report.open')}
        </Button>
      </footer>
    </article>
  );
}

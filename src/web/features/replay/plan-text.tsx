// What will be published where, in one sentence, and below it what else a person should know before.
import { commonFilter, type ReplaySurvey } from '../../../core/log/replay-survey.ts';
import { cutTopic } from './cut-topic.ts';
import { speedOf } from './pace.ts';
import { PlanNoteText } from './plan-note-text.tsx';
import { planExamples, planNotes } from './plan-notes.ts';
import classes from './replay.module.css';
import type { ReplayCounting } from './use-replay-count.ts';
import type { ReplayFormModel } from './use-replay-form.ts';
import { useReplayWords } from './use-replay-words.ts';

export interface PlanTextProps {
  readonly profileId: string;
  readonly form: ReplayFormModel;
  readonly counting: ReplayCounting;
}

export function PlanText({ profileId, form, counting }: PlanTextProps) {
  const { t, number } = useReplayWords();
  const { target, rules } = form;
  const survey = counting.phase === 'counted' ? counting.count.survey : null;
  const notes = survey && rules ? planNotes(survey, rules.direction, target?.profileId === profileId) : [];
  return (
    <section className={classes.plan} aria-label={t('planTitle')}>
      <p className={classes.sentence} role="status">
        {counting.phase === 'counting' && t('counting', { percent: number(Math.floor(counting.done * 100)) })}
        {counting.phase === 'none' && t(rules ? 'gone' : 'mend')}
        {survey?.messages === 0 && t('nothing')}
        {survey && survey.messages > 0 && <PlanSentence form={form} survey={survey} />}
      </p>
      {survey && <Examples survey={survey} />}
      {notes.length > 0 && (
        <ul className={classes.notes}>
          {notes.map((note) => (
            <PlanNoteText key={note.kind === 'skipped' ? note.reason : note.kind} note={note} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PlanSentence({ form, survey }: { readonly form: ReplayFormModel; readonly survey: ReplaySurvey }) {
  const { t, counted } = useReplayWords();
  const time = usePlanTime(form, survey);
  const from = cutTopic(commonFilter(survey.topics.map(({ recorded }) => recorded)) ?? '');
  const to = cutTopic(commonFilter(survey.topics.map(({ published }) => published)) ?? '');
  return t('plan', {
    messages: t('messages', counted(survey.messages)),
    topics: t('onTopics', counted(survey.topics.length)),
    route: from === to ? from : `${from} → ${to}`,
    broker: form.target?.name ?? '—',
    time,
  });
}

function usePlanTime({ fields }: ReplayFormModel, { firstTime, lastTime }: ReplaySurvey): string {
  const { t, duration } = useReplayWords();
  if (fields.pace === 'step') return t('stepwise');
  if (fields.pace === 'fast') return t('asFast');
  const ms = ((lastTime ?? 0) - (firstTime ?? 0)) / speedOf(fields.pace);
  return ms < 50 ? t('atOnce') : t('over', { duration: duration(ms) });
}

function Examples({ survey }: { readonly survey: ReplaySurvey }) {
  const { t } = useReplayWords();
  const examples = planExamples(survey);
  if (examples.length === 0) return null;
  return (
    <ul className={classes.examples} aria-label={t('examples')}>
      {examples.map(({ from, to }) => (
        <li key={from}>
          <span>{cutTopic(from)}</span> → <b>{cutTopic(to)}</b>
        </li>
      ))}
    </ul>
  );
}

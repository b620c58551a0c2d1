import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isRunning, jobsOf, jobsStore } from '../../../state/jobs-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { KeptResponder } from '../../../storage/stored-automations.ts';
import { jobOf, stopAutomation, titleOf } from '../start-automation.ts';
import { useFigures } from '../use-figures.ts';
import classes from './automation-row.module.css';
import { AutomationRow } from './automation-row.tsx';
import { LastAnswers } from './last-answers.tsx';
import type { AutomationActions } from './use-automation-actions.ts';

export interface ResponderRowProps {
  readonly responder: KeptResponder;
  readonly actions: AutomationActions;
}

export function ResponderRow({ responder, actions }: ResponderRowProps) {
  const { t } = useTranslation('automation');
  const { profileId, id } = responder;
  const name = titleOf(responder) || t('noTopic');
  const runs = useStore(jobsStore, (state) => {
    const job = jobOf(jobsOf(profileId, state), id);
    return job !== undefined && isRunning(job);
  });
  const connected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  return (
    <AutomationRow
      kept={responder}
      actions={actions}
      facts={<ResponderFacts responder={responder} />}
      below={<LastAnswers profileId={profileId} automationId={id} />}
      buttons={
        <Switch
          className={classes.switch ?? ''}
          aria-label={t('switchNamed', { name })}
          title={connected ? t('switchNamed', { name }) : t('connectFirst')}
          checked={runs}
          disabled={!connected && !runs}
          onChange={() => (runs ? stopAutomation(profileId, id) : actions.start(responder))}
        />
      }
    />
  );
}

function ResponderFacts({ responder: { name, rule } }: { readonly responder: KeptResponder }) {
  const { t } = useTranslation('automation');
  const { number, duration } = useFigures();
  const { topicFilter, conditions, answer, useResponseTopic, delayMs, maxPerS } = rule;
  return (
    <>
      {name !== '' && <code className={classes.topic}>{topicFilter}</code>}
      {conditions.length > 0 && (
        <span>{t('facts.conditions', { count: conditions.length, shown: number(conditions.length) })}</span>
      )}
      <span className={classes.arrow} aria-hidden="true">
        →
      </span>
      {useResponseTopic && <span>{t(answer.topic === '' ? 'facts.responseTopicOnly' : 'facts.toResponseTopic')}</span>}
      {answer.topic !== '' && <code className={classes.topic}>{answer.topic}</code>}
      {delayMs > 0 && <span>{t('facts.delay', { interval: duration(delayMs) })}</span>}
      <span>{t('facts.max', { shown: number(maxPerS) })}</span>
    </>
  );
}

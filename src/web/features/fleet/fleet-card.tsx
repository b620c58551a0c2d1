// One kept fleet: what it comes to, its buttons, and how it goes while it runs.
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { draftOfKept, setFleetDraft } from '../../state/fleet-drafts.ts';
import type { KeptFleet } from '../../storage/stored-fleets.ts';
import classes from './fleet.module.css';
import { FleetLive } from './fleet-live.tsx';
import { FleetQuestionPanel } from './fleet-question-panel.tsx';
import { useFleetRun } from './use-fleet-run.ts';
import { useFleetWords } from './use-fleet-words.ts';

export interface FleetCardProps {
  readonly profileId: string;
  readonly kept: KeptFleet;
  readonly onRemove: () => void;
}

export function FleetCard({ profileId, kept, onRemove }: FleetCardProps) {
  const { t, summary } = useFleetWords();
  const run = useFleetRun(profileId, kept);
  const { job, running, endpoint, connected } = run;
  const { name, fleet } = kept;
  const paused = job?.state?.phase === 'paused';
  return (
    <li className={classes.card} aria-label={name}>
      <div className={classes.cardHead}>
        <div className={classes.cardText}>
          <h3 className={classes.name}>{name}</h3>
          {endpoint && <p className={classes.summary}>{summary(fleet, endpoint)}</p>}
        </div>
        <div className={classes.buttons}>
          {running ? (
            <>
              <Button
                size="sm"
                variant="default"
                leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
                aria-label={t(paused ? 'resumeNamed' : 'pauseNamed', { name })}
                onClick={() => run.control(paused ? 'resume' : 'pause')}
              >
                {t(paused ? 'resume' : 'pause')}
              </Button>
              <Button
                size="sm"
                variant="default"
                leftSection={<IconPlayerStop size={15} />}
                aria-label={t('stopNamed', { name })}
                onClick={() => run.control('stop')}
              >
                {t('stop')}
              </Button>
            </>
          ) : (
            <Button
              size="sm"
              variant="filled"
              leftSection={<IconPlayerPlay size={15} />}
              aria-label={t('startNamed', { name })}
              disabled={!connected || run.question !== null}
              onClick={run.start}
            >
              {t('start')}
            </Button>
          )}
          <ActionIcon
            variant="subtle"
            className={classes.tool ?? ''}
            aria-label={t('editNamed', { name })}
            onClick={() => setFleetDraft(profileId, draftOfKept(kept))}
          >
            <IconPencil size={16} stroke={1.75} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            className={classes.tool ?? ''}
            aria-label={t('removeNamed', { name })}
            disabled={running}
            onClick={onRemove}
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      </div>
      {run.question && endpoint && (
        <FleetQuestionPanel
          fleet={fleet}
          host={endpoint.host}
          question={run.question}
          onGo={run.startNow}
          onCancel={run.dropQuestion}
        />
      )}
      {!connected && !running && <p className={classes.hint}>{t('connectFirst')}</p>}
      {run.notStarted && (
        <p className={classes.fault} role="alert">
          {t('notStarted')}
        </p>
      )}
      {job && <FleetLive name={name} kept={fleet} job={job} />}
    </li>
  );
}

// One kept fleet: what it comes to, its buttons, and how it goes while it runs.
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
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
  const doing = !running ? 'start' : paused ? 'resume' : 'pause';
  const primary = useRef<HTMLButtonElement>(null);
  return (
    <li className={classes.card} aria-label={name}>
      <div className={classes.cardHead}>
        <div className={classes.cardText}>
          <h2 className={classes.name}>{name}</h2>
          {endpoint && <p className={classes.summary}>{summary(fleet, endpoint)}</p>}
        </div>
        <div className={classes.buttons}>
          <Button
            ref={primary}
            variant={running ? 'default' : 'filled'}
            leftSection={running && !paused ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
            aria-label={t(`${doing}Named`, { name })}
            disabled={!running && (!connected || run.question !== null)}
            onClick={() => (doing === 'start' ? run.start() : run.control(doing))}
          >
            {t(doing)}
          </Button>
          <Button
            leftSection={<IconPlayerStop size={15} />}
            aria-label={t('stopNamed', { name })}
            disabled={!running}
            onClick={() => {
              run.control('stop');
              primary.current?.focus();
            }}
          >
            {t('stop')}
          </Button>
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
          onGo={() => {
            run.startNow();
            setTimeout(() => primary.current?.focus());
          }}
          onCancel={() => {
            run.dropQuestion();
            // It is enabled again with the next drawing.
            setTimeout(() => primary.current?.focus());
          }}
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

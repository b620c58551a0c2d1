// Buttons that prepare a task: they fill in what the person then sends.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LabAction, LabConnection, LabTask } from '../../../../core/learn/lab.ts';
import { companionStore } from '../../../state/companion-store.ts';
import { cutConnection, learnFaultsStore, switchOnFaults } from '../../../state/learn-faults.ts';
import { CopiedCode } from '../copied-code.tsx';
import classes from './lab-view.module.css';

export interface TaskActionsProps {
  readonly labId: string;
  readonly stepId: string;
  readonly task: LabTask;
  readonly isNow: boolean;
  readonly profileId: string | null;
  readonly onAction: (action: LabAction) => void;
  readonly isThere: (connection: LabConnection) => boolean;
}

export function TaskActions({ labId, stepId, task, isNow, profileId, onAction, isThere }: TaskActionsProps) {
  const { t } = useTranslation('learn');
  const place = `${labId}/${stepId}`;
  const areFaultsOn = useStore(learnFaultsStore, ({ on }) => on?.place === place);
  if (task.actions.length === 0) return null;
  const isDone = (action: LabAction, at: number) => {
    if (action.kind === 'faults') return areFaultsOn;
    const then = task.actions[at + 1]?.kind;
    // What is to be sent over it comes next. Without that the connection itself may be what is to be changed.
    return action.kind === 'connection' && (then === 'subscribe' || then === 'compose') && isThere(action.fill);
  };
  const next = task.actions.findIndex((action, at) => !isDone(action, at));
  const act = (action: LabAction) => {
    if (action.kind === 'faults' && profileId !== null) return void switchOnFaults(profileId, place, action.faults);
    if (action.kind === 'cut' && profileId !== null) return void cutConnection(profileId);
    onAction(action);
  };
  return (
    <div className={classes.actions}>
      {task.actions.map((action, at) =>
        action.kind === 'command' ? (
          <Command key={action.label} label={action.label} command={action.command} />
        ) : (
          <Button
            key={action.label}
            variant={isNow && at === next ? 'filled' : 'default'}
            disabled={profileId === null && action.kind !== 'connection'}
            onClick={() => act(action)}
          >
            {action.kind === 'connection' && isThere(action.fill) ? t('editConnection') : action.label}
          </Button>
        ),
      )}
    </div>
  );
}

function Command({ label, command }: { readonly label: string; readonly command: string }) {
  const broker = useStore(companionStore, ({ info }) => info?.embeddedBroker);
  const filled = command
    .replaceAll('{host}', broker?.host === '127.0.0.1' || !broker ? 'localhost' : broker.host)
    .replaceAll('{port}', String(broker?.tcpPort ?? 1883));
  return (
    <figure className={classes.command} aria-label={label}>
      <figcaption>{label}</figcaption>
      <CopiedCode text={filled} />
    </figure>
  );
}

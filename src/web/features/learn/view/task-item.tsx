// One task: what to do, how, what prepares it, the packets that prove it, and what was nearly right.
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LabAction, LabConnection, LabTask } from '../../../../core/learn/lab.ts';
import type { NearMiss } from '../../../../core/protocol/learn-contract.ts';
import { learnStore, setHintOpen } from '../../../state/learn-store.ts';
import { type SeenTask, whereProved } from '../../../state/learn-watch.ts';
import type { PassedTask } from '../../../storage/stored-lab-progress.ts';
import { plainText } from '../lab-markup.ts';
import { LabLine, LabText } from '../lab-text.tsx';
import { missWords } from '../miss-words.ts';
import type { TaskLack, TaskState } from '../task-state.ts';
import { Evidence } from './evidence.tsx';
import classes from './lab-view.module.css';
import { TaskActions } from './task-actions.tsx';

export interface TaskItemProps {
  readonly labId: string;
  readonly stepId: string;
  readonly task: LabTask;
  readonly number: number;
  /** It is the first that is open. */
  readonly isNow: boolean;
  readonly state: TaskState;
  readonly passed: PassedTask | undefined;
  readonly seen: SeenTask | undefined;
  /** To be told; absent: nothing was nearly right. */
  readonly miss: NearMiss | undefined;
  /** Of MQTT, that the connection in view speaks. */
  readonly version: string | null;
  readonly profileId: string | null;
  readonly onAction: (action: LabAction) => void;
  readonly isThere: (connection: LabConnection) => boolean;
  readonly onPacket: (profileId: string, seq: number) => void;
}

export function TaskItem(props: TaskItemProps) {
  const { labId, task, number, isNow, state, passed, seen, miss, profileId, onPacket } = props;
  const { t } = useTranslation('learn');
  const rows = passed?.evidence ?? seen?.evidence ?? [];
  // Sequence numbers are an engine's: what another page has seen cannot be opened here.
  const place = passed ? whereProved(labId, task.id, passed.passedAt) : (seen?.profileId ?? null);
  const open = place === null ? undefined : (seq: number) => onPacket(place, seq);
  return (
    <li
      className={classes.task}
      aria-label={plainText(task.text)}
      data-state={state.kind}
      data-now={isNow || undefined}
    >
      <span className={classes.mark} aria-hidden="true">
        {state.kind === 'passed' ? <IconCheck size={14} stroke={2} /> : null}
        {state.kind === 'unavailable' ? <IconMinus size={14} stroke={2} /> : null}
        {state.kind === 'waiting' ? number : null}
      </span>
      <div className={classes.taskBody}>
        <p className={classes.what}>
          <LabLine text={task.text} />
          {task.optional && <span className={classes.optional}>{t('optional')}</span>}
          <span className="sr-only">{t(`state.${state.kind}`)}</span>
        </p>
        {state.kind === 'unavailable' && <p className={classes.lacks}>{t(`needs.${state.need}`, { version: '' })}</p>}
        {state.kind === 'waiting' && state.lacks !== null && <Lacks {...props} lacks={state.lacks} />}
        {task.hint !== null && state.kind !== 'passed' && (
          <Hint id={`${labId}/${props.stepId}/${task.id}`} text={task.hint} />
        )}
        <Evidence rows={rows} open={open} />
        <div role="status">
          {state.kind === 'waiting' && state.lacks === null && miss && <Miss task={task} miss={miss} />}
        </div>
        {state.kind === 'waiting' && <TaskActions {...props} profileId={profileId} />}
      </div>
    </li>
  );
}

/** Once somebody has opened it, it stays so where the lab comes to stand beside a connection. */
function Hint({ id, text }: { readonly id: string; readonly text: string }) {
  const { t } = useTranslation('learn');
  const isOpen = useStore(learnStore, ({ openHints }) => openHints.has(id));
  return (
    <details
      className={classes.hint}
      open={isOpen}
      onToggle={({ currentTarget }) => setHintOpen(id, currentTarget.open)}
    >
      <summary>{t('hint')}</summary>
      <LabText text={text} />
    </details>
  );
}

interface LacksProps {
  readonly lacks: TaskLack;
  readonly version: string | null;
  readonly task: LabTask;
}

function Lacks({ lacks, version, task }: LacksProps) {
  const { t } = useTranslation('learn');
  const button = task.actions.find(({ kind }) => kind === 'faults')?.label ?? '';
  return <p className={classes.lacks}>{t(`needs.${lacks}`, { version: `MQTT ${version ?? ''}`, button })}</p>;
}

function Miss({ task, miss }: { readonly task: LabTask; readonly miss: NearMiss }) {
  const { t } = useTranslation('learn');
  const said = miss.wrong === null ? undefined : task.wrong[miss.wrong]?.say;
  const words = said ?? missWords(miss, t);
  if (words === '') return null;
  return (
    <p className={classes.miss}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      <span>
        {said === undefined && <b>{t('miss.lead')} </b>}
        <LabLine text={words} />
      </span>
    </p>
  );
}

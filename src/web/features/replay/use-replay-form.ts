// The model of the plan: which messages, to which broker, on what topics, how fast.
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Result } from '../../../core/base/result.ts';
import { type ReplayRules, readTopicPrefix } from '../../../core/log/replay-rules.ts';
import type { Direction } from '../../../core/mqtt/direction.ts';
import type { Qos } from '../../../core/mqtt/qos.ts';
import type { TopicRule } from '../../../core/mqtt/topic.ts';
import type { ReplaySelection } from '../../../core/protocol/replay-contract.ts';
import { isCapture } from '../../state/captures-store.ts';
import { type Workspace, workspacesStore } from '../../state/workspaces-store.ts';
import type { Pace } from './pace.ts';
import { type ReplayTarget, replayTargets } from './replay-targets.ts';

export type DirectionChoice = Direction | 'both';

export interface ReplayFields {
  readonly what: 'shown' | 'selected';
  /** The person's choice; the first that is connected where there was none. */
  readonly targetId: string | null;
  /** Null: the person chose none. */
  readonly direction: DirectionChoice | null;
  readonly oldPrefix: string;
  readonly newPrefix: string;
  readonly qos: Qos | 'recorded';
  readonly keepRetain: boolean;
  readonly keepProperties: boolean;
  readonly pace: Pace;
}

export interface ReplayFormModel {
  readonly fields: ReplayFields;
  readonly direction: DirectionChoice;
  /** No message went in the direction that was supposed: where a person chose none, it is the other one. */
  readonly directionIsEmpty: () => void;
  readonly change: (patch: Partial<ReplayFields>) => void;
  readonly shownCount: number;
  readonly selectedCount: number;
  readonly targets: readonly ReplayTarget[];
  readonly target: ReplayTarget | null;
  readonly oldPrefixFault: TopicRule | null;
  readonly newPrefixFault: TopicRule | null;
  readonly selection: ReplaySelection;
  /** Null: what was typed cannot be meant. */
  readonly rules: ReplayRules | null;
}

export function useReplayForm(profileId: string, seqs: readonly number[] | null): ReplayFormModel {
  const [shown] = useState(() => shownRange(workspacesStore.getState().byProfile[profileId]));
  const byProfile = useStore(workspacesStore, (state) => state.byProfile);
  const targets = replayTargets(byProfile);
  const [fields, setFields] = useState<ReplayFields>(() => ({
    what: seqs ? 'selected' : 'shown',
    targetId: null,
    direction: null,
    oldPrefix: '',
    newPrefix: '',
    qos: 'recorded',
    keepRetain: false,
    keepProperties: true,
    pace: '1',
  }));
  // Whoever chooses messages one by one has seen which way they went. A capture at a broker has each message on its way
  // there, and on its way to every subscriber.
  const [supposed, setSupposed] = useState<DirectionChoice>(() =>
    seqs ? 'both' : isCapture(profileId) ? 'out' : 'in',
  );
  const [isSettled, setIsSettled] = useState(false);
  const direction = fields.direction ?? supposed;
  const directionIsEmpty = useCallback(() => {
    if (fields.direction !== null || isSettled) return;
    setIsSettled(true);
    setSupposed((before) => (before === 'in' ? 'out' : 'in'));
  }, [fields.direction, isSettled]);
  const target =
    targets.find((known) => known.profileId === (fields.targetId ?? profileId)) ??
    (fields.targetId === null ? targets[0] : undefined) ??
    null;
  const { what, qos, keepRetain } = fields;
  const keepProperties = fields.keepProperties && target?.session.version === 5;
  const oldPrefix = useMemo(() => readTopicPrefix(fields.oldPrefix), [fields.oldPrefix]);
  const newPrefix = useMemo(() => readTopicPrefix(fields.newPrefix), [fields.newPrefix]);
  const rules = useMemo<ReplayRules | null>(() => {
    if (!oldPrefix.ok || !newPrefix.ok) return null;
    return {
      direction: direction === 'both' ? null : direction,
      oldPrefix: oldPrefix.value,
      newPrefix: newPrefix.value,
      qos: qos === 'recorded' ? null : qos,
      keepRetain,
      keepProperties,
    };
  }, [direction, oldPrefix, newPrefix, qos, keepRetain, keepProperties]);
  const selection = useMemo<ReplaySelection>(
    () => (what === 'selected' && seqs ? { seqs } : shown),
    [what, seqs, shown],
  );
  return {
    fields,
    direction,
    directionIsEmpty,
    change: (patch) => setFields((before) => ({ ...before, ...patch })),
    shownCount: shown.end - shown.from,
    selectedCount: seqs?.length ?? 0,
    targets,
    target,
    oldPrefixFault: faultOf(oldPrefix),
    newPrefixFault: faultOf(newPrefix),
    selection,
    rules,
  };
}

function faultOf(prefix: Result<unknown, TopicRule>): TopicRule | null {
  return prefix.ok ? null : prefix.error;
}

/** What the list shows as the dialog opens, by position: while it is paused, what has come since is not in it. */
function shownRange(workspace: Workspace | undefined): { readonly from: number; readonly end: number } {
  if (!workspace) return { from: 0, end: 0 };
  const { tick, pausedAt } = workspace;
  return { from: tick.firstOrdinal, end: Math.max(tick.firstOrdinal, pausedAt ?? tick.endOrdinal) };
}

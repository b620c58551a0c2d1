import { useState } from 'react';
import { useStore } from 'zustand';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { checkTopicName, type TopicFault } from '../../../core/mqtt/topic.ts';
import { publishSize } from '../../../core/publish/publish-size.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { changeDraft, type Draft, draftOf, draftStore } from '../../state/publish-drafts.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { publish } from '../../state/workspace-actions.ts';
import { type Fate, fateOfFault, fateOfPublish, fateWithoutConnection } from './publish-fate.ts';

export interface ComposerModel {
  readonly draft: Draft;
  readonly connected: boolean;
  /** Found by the last attempt to publish; gone with the next change of the topic. */
  readonly topicFault: TopicFault | null;
  /** Null: nothing was published yet. */
  readonly fate: Fate | null;
  readonly payloadBytes: number;
  /** Bytes of the whole packet. */
  readonly packetBytes: number;
  change(change: Partial<Draft>): void;
  submit(): void;
}

const encoder = new TextEncoder();

export function useComposer(profileId: string): ComposerModel {
  const draft = useStore(draftStore, (state) => draftOf(profileId, state));
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const connected = phase === 'connected';
  const version = useVersion(profileId);
  const publishes = useWorkspace(profileId, (workspace) => workspace.publishes);
  const last = publishes.at(-1);
  const [topicFault, setTopicFault] = useState<TopicFault | null>(null);
  const { topic, qos, retain, fault } = draft;
  const payload = draft.payload.text;
  const payloadBytes = encoder.encode(payload).length;

  return {
    draft,
    connected,
    topicFault,
    fate: connected
      ? fault
        ? fateOfFault(fault)
        : ((last && fateOfPublish(last, version)) ?? null)
      : fateWithoutConnection(phase, publishes),
    payloadBytes,
    packetBytes: publishSize(version, { topic, qos, payloadBytes }),
    change(change) {
      if (change.topic !== undefined) setTopicFault(null);
      changeDraft(profileId, change);
    },
    submit() {
      if (!connected) return;
      const checked = checkTopicName(topic);
      changeDraft(profileId, { fault: null });
      if (!checked.ok) return setTopicFault(checked.error);
      void publish(profileId, { topic, payload: encoder.encode(payload), qos, retain }).then((result) => {
        if (!result.ok) changeDraft(profileId, { fault: result.error });
      });
    },
  };
}

/** The session's, or what the profile will ask for. */
function useVersion(profileId: string): ProtocolVersion {
  const inForce = useWorkspace(profileId, ({ connection }) =>
    connection.phase === 'connected' ? connection.session.version : undefined,
  );
  const wanted = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId)?.version);
  return inForce ?? wanted ?? 5;
}

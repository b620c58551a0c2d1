import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Result } from '../../../core/base/result.ts';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { LimitDetail, PublishState, ServerLimits } from '../../../core/protocol/engine-contract.ts';
import { sizedOverLimit } from '../../../core/protocol/outbound-limits.ts';
import type { PreparedPublish, PrepareFault } from '../../../core/publish/prepared-publish.ts';
import { publishSize } from '../../../core/publish/publish-size.ts';
import type { PayloadTemplate } from '../../../core/publish/publish-template.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { changeDraft, changePayload, type Draft, draftOf, draftStore, templateOf } from '../../state/publish-drafts.ts';
import { scopeOf } from '../../state/publish-scope.ts';
import { queuedOf, queuedStore } from '../../state/queued-publishes.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { loadVariables, variablesStore } from '../../state/variables-store.ts';
import { useCompiler } from './compiler.ts';
import { type Fate, fateOfFault, fateOfPublish, fateWithoutConnection } from './publish-fate.ts';
import { sendDraft } from './send-draft.ts';

export type Prepared = Result<PreparedPublish & { readonly isConstant: boolean }, PrepareFault>;

export interface ComposerModel {
  readonly profileId: string;
  readonly draft: Draft;
  readonly version: ProtocolVersion;
  /** What the broker announced; null: nothing, or not connected. */
  readonly limits: ServerLimits | null;
  /** What would go out; null: not worked out yet, or it is a file. */
  readonly prepared: Prepared | null;
  /** What is wrong with the draft: in a payload or a variable at once, of a topic once it was to be published. */
  readonly fault: PrepareFault | null;
  /** What of it the broker would not take. */
  readonly overLimit: LimitDetail | null;
  /** As many wait for their answers as the broker takes (Receive Maximum): this one would wait, too. 0: there is room. */
  readonly fullAt: number;
  /** Null: nothing was published yet. */
  readonly fate: Fate | null;
  /** The message in the log that the fate is of; null: it is of none. */
  readonly fateSeq: number | null;
  readonly queuedCount: number;
  readonly payloadBytes: number;
  /** Bytes of the whole packet. */
  readonly packetBytes: number;
  change(change: Partial<Draft>): void;
  changePayload(change: Partial<PayloadTemplate>): void;
  submit(): void;
}

const encoder = new TextEncoder();

export function useComposer(profileId: string): ComposerModel {
  const draft = useStore(draftStore, (state) => draftOf(profileId, state));
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const limits = useWorkspace(profileId, ({ connection }) =>
    connection.phase === 'connected' ? connection.session.limits : null,
  );
  const version = useVersion(profileId);
  const publishes = useWorkspace(profileId, (workspace) => workspace.publishes);
  const queued = useStore(queuedStore, (state) => queuedOf(profileId, state));
  /** The topic that was to be published, and cannot be. */
  const [refusedTopic, setRefusedTopic] = useState<string | null>(null);
  const last = publishes.at(-1);
  const prepared = usePrepared(profileId, draft, version);
  const { qos, retain, file } = draft;
  const made = prepared?.ok ? prepared.value : null;
  const payloadBytes = file ? file.size : (made?.payload.length ?? encoder.encode(draft.payload.text).length);
  const sized = { topic: made?.topic ?? draft.topic, qos, retain, properties: made?.properties, payloadBytes };
  const isConnected = phase === 'connected';

  return {
    profileId,
    draft,
    version,
    limits,
    prepared,
    fault: faultToShow(prepared, refusedTopic === draft.topic),
    overLimit: limits && sizedOverLimit(sized, limits),
    fullAt: qos > 0 && limits && countOpen(publishes) >= limits.receiveMaximum ? limits.receiveMaximum : 0,
    fateSeq: draft.fault || queued.length > 0 || !isConnected ? null : (last?.seq ?? null),
    fate: draft.fault
      ? fateOfFault(draft.fault)
      : queued.length > 0
        ? { key: 'queued', tone: 'busy', values: { count: queued.length } }
        : isConnected
          ? last
            ? { ...fateOfPublish(last, version), isLast: true }
            : null
          : fateWithoutConnection(phase, publishes),
    queuedCount: queued.length,
    payloadBytes,
    packetBytes: publishSize(version, sized),
    change(change) {
      if (change.topic !== undefined) setRefusedTopic(null);
      changeDraft(profileId, { fault: null, ...change });
    },
    changePayload(change) {
      changeDraft(profileId, { fault: null });
      changePayload(profileId, change);
    },
    submit() {
      void sendDraft(profileId, version).then((fault) => {
        if (fault?.kind === 'topic' && fault.part === 'topic') setRefusedTopic(draft.topic);
      });
    },
  };
}

/** Those at QoS 1 and 2 that were written and not answered. */
function countOpen(publishes: readonly PublishState[]): number {
  return publishes.filter(({ qos, status: { kind } }) => qos > 0 && (kind === 'sent' || kind === 'received')).length;
}

/** Large texts are worked out when there is time for it. */
function usePrepared(profileId: string, draft: Draft, version: ProtocolVersion): Prepared | null {
  const compiler = useCompiler();
  const deferred = useDeferredValue(draft);
  const variables = useStore(variablesStore, (state) => state.sets);
  useEffect(() => void loadVariables(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scope has the variables
  return useMemo(() => {
    if (!compiler || deferred.file) return null;
    return compiler.prepare(templateOf(deferred), version, scopeOf(profileId));
  }, [compiler, deferred, profileId, version, variables]);
}

/** An empty form is not faulty before anybody has published it. */
function faultToShow(prepared: Prepared | null, topicWasTried: boolean): PrepareFault | null {
  if (!prepared || prepared.ok) return null;
  const { error } = prepared;
  return error.kind === 'topic' && error.part === 'topic' && !topicWasTried ? null : error;
}

/** The session's, or what the profile will ask for. */
function useVersion(profileId: string): ProtocolVersion {
  const inForce = useWorkspace(profileId, ({ connection }) =>
    connection.phase === 'connected' ? connection.session.version : undefined,
  );
  const wanted = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId)?.version);
  return inForce ?? wanted ?? 5;
}

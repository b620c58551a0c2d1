// The network connections of an opened capture, asked for when there are more of them, and once more when all is read.
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CapturedConnectionFacts } from '../../core/capture/capture-state.ts';
import { capturesStore } from './captures-store.ts';
import { engines } from './running-engines.ts';

/** More are in nobody's list. */
export const MAX_LISTED_CONNECTIONS = 1000;

const NONE: readonly CapturedConnectionFacts[] = [];

/** The first ones; none where the workspace is no capture. */
export function useCapturedConnections(workspaceId: string): readonly CapturedConnectionFacts[] {
  const state = useStore(
    capturesStore,
    ({ captures }) => captures.find((capture) => capture.id === workspaceId)?.state ?? null,
  );
  const phase = state?.phase;
  const count = Math.min(state?.connections ?? 0, MAX_LISTED_CONNECTIONS);
  const [known, setKnown] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when all is read, what is known of each is final
  useEffect(() => {
    if (count === 0) return setKnown(NONE);
    let current = true;
    void engines
      .get(workspaceId)
      ?.request('capturedConnections', { from: 0, count })
      .then((result) => current && result.ok && setKnown(result.value));
    return () => {
      current = false;
    };
  }, [workspaceId, count, phase]);
  return known;
}

/** The log counts connections modulo this. */
const CONNECTION_NUMBERS = 0x1_0000;

/**
 * How the client at the other end of a network connection is called: its identifier, else its address. Null where
 * nothing has to be told apart: the workspace is no capture, or has one connection only.
 */
export function useClientNames(workspaceId: string): (connection: number) => string | null {
  const connections = useCapturedConnections(workspaceId);
  return useCallback(
    (connection) => {
      if (connections.length < 2) return null;
      const facts = connections[connection];
      if (!facts || facts.index % CONNECTION_NUMBERS !== connection) return `#${connection + 1}`;
      return facts.clientId || facts.client;
    },
    [connections],
  );
}

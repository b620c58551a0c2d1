// What a person searches for: as typed at once, as a query a moment later. What is no expression yet is not asked for: the
// list stays as it was. A query that is set elsewhere (a topic's menu, a muted subscription) is followed.
import { useEffect, useRef, useState } from 'react';
import { compilePattern } from '../../../../core/log/compile-pattern.ts';
import { locatePatternFault, type PatternPlace } from '../../../../core/log/locate-pattern-fault.ts';
import { EVERY_MESSAGE, type MessageQuery } from '../../../../core/log/message-query.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { setQuery } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';

/** Typing goes on within it, so that a search is not begun for every letter. */
const TYPING_MS = 120;

type Typed = Pick<MessageQuery, 'text' | 'isPattern' | 'onlyMatches'>;

export interface PatternProblem {
  readonly place: PatternPlace | null;
  /** The browser's words, for what has no words of ours. */
  readonly message: string;
}

export interface MessageSearch extends Typed {
  readonly setText: (text: string) => void;
  readonly setPattern: (isPattern: boolean) => void;
  readonly setOnlyMatches: (onlyMatches: boolean) => void;
  readonly problem: PatternProblem | null;
  /** As it is asked for. */
  readonly query: MessageQuery;
  readonly change: (change: (query: MessageQuery) => MessageQuery) => void;
  /** Asks now for what was typed. */
  readonly flush: () => void;
}

export function useMessageSearch(profileId: string): MessageSearch {
  const query = useWorkspace(profileId, (workspace) => workspace.query) ?? EVERY_MESSAGE;
  const [typed, setTyped] = useState<Typed>(() => textOf(query));
  /** What of this search the query has. */
  const asked = useRef(typed);
  const waiting = useRef<{ readonly typed: Typed; readonly timer: ReturnType<typeof setTimeout> }>(undefined);

  const ask = (wanted: Typed) => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    if (problemOf(wanted)) return;
    asked.current = wanted;
    setQuery(profileId, { ...currentQuery(profileId), ...wanted });
  };
  const flush = () => waiting.current && ask(waiting.current.typed);
  const latestFlush = useRef(flush);
  latestFlush.current = flush;
  useEffect(() => () => void latestFlush.current(), []);

  const { text, isPattern, onlyMatches } = query;
  useEffect(() => {
    const known = asked.current;
    // Without a text the rest means nothing, and is not kept with the query.
    const isKnown = text === '' || (known.isPattern === isPattern && known.onlyMatches === onlyMatches);
    if (known.text === text && isKnown) return;
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    asked.current = text === '' ? { ...known, text } : { text, isPattern, onlyMatches };
    setTyped(asked.current);
  }, [text, isPattern, onlyMatches]);

  const set = (patch: Partial<Typed>, delayMs: number) => {
    const wanted = { ...typed, ...patch };
    setTyped(wanted);
    clearTimeout(waiting.current?.timer);
    if (delayMs === 0) return ask(wanted);
    waiting.current = { typed: wanted, timer: setTimeout(() => latestFlush.current(), delayMs) };
  };
  return {
    ...typed,
    setText: (wanted) => set({ text: wanted }, TYPING_MS),
    setPattern: (wanted) => set({ isPattern: wanted }, 0),
    setOnlyMatches: (wanted) => set({ onlyMatches: wanted }, 0),
    problem: problemOf(typed),
    query,
    change: (change) => setQuery(profileId, change(currentQuery(profileId))),
    flush,
  };
}

function textOf({ text, isPattern, onlyMatches }: MessageQuery): Typed {
  return { text, isPattern, onlyMatches };
}

function problemOf({ text, isPattern }: Typed): PatternProblem | null {
  if (!isPattern) return null;
  const compiled = compilePattern(text);
  return compiled.ok ? null : { place: locatePatternFault(text), message: compiled.error.message };
}

function currentQuery(profileId: string): MessageQuery {
  return workspacesStore.getState().byProfile[profileId]?.query ?? EVERY_MESSAGE;
}

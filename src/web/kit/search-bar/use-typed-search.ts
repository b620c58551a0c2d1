// What a person searches for: as typed at once, as a query a moment later. What is no expression yet is not asked for: the
// list stays as it was. A query that is set elsewhere (a row's menu, a topic that was muted) is followed.
import { useEffect, useRef, useState } from 'react';
import { compilePattern } from '../../../core/log/compile-pattern.ts';
import { locatePatternFault, type PatternPlace } from '../../../core/log/locate-pattern-fault.ts';
import type { TextQuery } from '../../../core/log/message-query.ts';

/** Typing goes on within it, so that a search is not begun for every letter. */
const TYPING_MS = 120;

export interface PatternProblem {
  readonly place: PatternPlace | null;
  /** The browser's words, for what has no words of ours. */
  readonly message: string;
}

export interface TypedSearch<Q extends TextQuery> extends TextQuery {
  readonly setText: (text: string) => void;
  readonly setPattern: (isPattern: boolean) => void;
  readonly setOnlyMatches: (onlyMatches: boolean) => void;
  readonly problem: PatternProblem | null;
  /** As it is asked for. */
  readonly query: Q;
  readonly change: (change: (query: Q) => Q) => void;
  /** Asks now for what was typed. */
  readonly flush: () => void;
}

/** `query`: as it was drawn; `current`: as it is now. */
export function useTypedSearch<Q extends TextQuery>(
  query: Q,
  current: () => Q,
  setQuery: (query: Q) => void,
): TypedSearch<Q> {
  const [typed, setTyped] = useState<TextQuery>(() => textOf(query));
  /** What of this search the query has. */
  const asked = useRef(typed);
  const waiting = useRef<{ readonly typed: TextQuery; readonly timer: ReturnType<typeof setTimeout> }>(undefined);

  const ask = (wanted: TextQuery) => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    if (problemOf(wanted)) return;
    asked.current = wanted;
    setQuery({ ...current(), ...wanted });
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

  const set = (patch: Partial<TextQuery>, delayMs: number) => {
    const wanted = { ...typed, ...patch };
    setTyped(wanted);
    clearTimeout(waiting.current?.timer);
    if (delayMs === 0) return ask(wanted);
    waiting.current = { typed: wanted, timer: setTimeout(() => latestFlush.current(), delayMs) };
  };
  return {
    ...typed,
    setText: (wanted: string) => set({ text: wanted }, TYPING_MS),
    setPattern: (wanted: boolean) => set({ isPattern: wanted }, 0),
    setOnlyMatches: (wanted: boolean) => set({ onlyMatches: wanted }, 0),
    problem: problemOf(typed),
    query,
    change: (change: (query: Q) => Q) => setQuery(change(current())),
    flush,
  };
}

function textOf({ text, isPattern, onlyMatches }: TextQuery): TextQuery {
  return { text, isPattern, onlyMatches };
}

function problemOf({ text, isPattern }: TextQuery): PatternProblem | null {
  if (!isPattern) return null;
  const compiled = compilePattern(text);
  return compiled.ok ? null : { place: locatePatternFault(text), message: compiled.error.message };
}

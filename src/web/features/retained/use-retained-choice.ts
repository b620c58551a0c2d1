// What of the list is in view, and what of that is chosen.
import { useMemo, useState } from 'react';
import type { RetainedMessage } from '../../../core/protocol/engine-contract.ts';

export interface RetainedChoice {
  /** As it is typed. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly wanted: string;
  readonly shown: readonly RetainedMessage[];
  /** What is not in the log cannot be backed up, and is not deleted. */
  readonly selectable: readonly RetainedMessage[];
  /** Never what is not in view. */
  readonly selected: readonly RetainedMessage[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (topics: ReadonlySet<string>) => void;
  readonly chooseAll: (all: boolean) => void;
}

/** `rows`: null while they are not known. */
export function useRetainedChoice(rows: readonly RetainedMessage[] | null): RetainedChoice {
  const [text, setText] = useState('');
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const wanted = text.trim();
  // There may be ten thousand, and what is around them is drawn anew many times a second.
  const shown = useMemo(() => matching(rows ?? [], wanted.toLowerCase()), [rows, wanted]);
  const selectable = useMemo(() => shown.filter(({ seq }) => seq !== null), [shown]);
  const selected = useMemo(() => selectable.filter(({ topic }) => chosen.has(topic)), [selectable, chosen]);
  const chooseAll = (all: boolean) => choose(new Set(all ? selectable.map(({ topic }) => topic) : []));
  return { text, setText, wanted, shown, selectable, selected, chosen, choose, chooseAll };
}

function matching(rows: readonly RetainedMessage[], wanted: string): readonly RetainedMessage[] {
  if (wanted === '') return rows;
  return rows.filter(
    ({ topic, preview }) => topic.toLowerCase().includes(wanted) || preview.toLowerCase().includes(wanted),
  );
}

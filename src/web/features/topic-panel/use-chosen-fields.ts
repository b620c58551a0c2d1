// Which fields of a topic are drawn: the first few, until a person chooses; what was chosen stays while the page is open.
import { useState } from 'react';

/** More lines at first would say less. */
const FIRST_FIELDS = 2;
/** As many as there are colours. */
const MAX_FIELDS = 8;

/** What most often is no measurement, but tells messages apart. */
const NO_MEASUREMENT = /(^|[._])(ts|time|timestamp|seq|sequence|counter|id|uptime|version|rev)$/i;

const chosenByTopic = new Map<string, readonly string[]>();

export interface ChosenFields {
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly toggle: (path: string) => void;
}

export function useChosenFields(profileId: string, topic: string, all: readonly string[]): ChosenFields {
  const key = `${profileId} ${topic}`;
  const [own, setOwn] = useState(chosenByTopic.get(key));
  const chosen = own?.filter((path) => all.includes(path)) ?? firstFields(all);
  return {
    all,
    chosen,
    toggle: (path) => {
      const others = chosen.filter((known) => known !== path);
      const wanted = others.length < chosen.length ? others : [...others, path].slice(-MAX_FIELDS);
      // In the order of the payload: a line keeps its place in the legend.
      const sorted = all.filter((known) => wanted.includes(known));
      chosenByTopic.set(key, sorted);
      setOwn(sorted);
    },
  };
}

export function firstFields(all: readonly string[]): readonly string[] {
  const measured = all.filter((path) => !NO_MEASUREMENT.test(path));
  return (measured.length > 0 ? measured : all).slice(0, FIRST_FIELDS);
}

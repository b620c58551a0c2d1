// What a person searches for: as typed at once, as a query a moment later.
import { useEffect, useRef, useState } from 'react';
import { countConditions, EVERY_MESSAGE, type MessageQuery } from '../../../../core/log/message-query.ts';
import { checkTopicFilter, type TopicFault } from '../../../../core/mqtt/topic.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { setQuery } from '../../../state/workspace-actions.ts';

/** Typing goes on within it, so that a search is not begun for every letter. */
const TYPING_MS = 120;

export interface MessageSearch {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly query: MessageQuery;
  readonly change: (patch: Partial<MessageQuery>) => void;
  /** How many filters beside the text are set. */
  readonly filters: number;
  readonly topicText: string;
  readonly setTopicText: (text: string) => void;
  readonly topicFault: TopicFault | null;
  readonly reset: () => void;
}

export function useMessageSearch(profileId: string): MessageSearch {
  const query = useWorkspace(profileId, (workspace) => workspace.query) ?? EVERY_MESSAGE;
  const [text, setText] = useState(query.text);
  const [topicText, setTopicText] = useState(query.topicFilter ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Typed, and not asked for yet. */
  const pending = useRef<Partial<MessageQuery>>({});
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (patch: Partial<MessageQuery>) => {
    clearTimeout(timer.current);
    const wanted = { ...query, ...pending.current, ...patch };
    pending.current = {};
    setQuery(profileId, wanted);
  };
  const latestChange = useRef(change);
  latestChange.current = change;
  const later = (patch: Partial<MessageQuery>) => {
    pending.current = { ...pending.current, ...patch };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latestChange.current({}), TYPING_MS);
  };
  const topicCheck = topicText.trim() === '' ? null : checkTopicFilter(topicText.trim());

  return {
    text,
    setText: (typed) => {
      setText(typed);
      later({ text: typed });
    },
    query,
    change,
    filters: countConditions(query),
    topicText,
    setTopicText: (typed) => {
      setTopicText(typed);
      const wanted = typed.trim();
      // Half a filter lets through what it let through before.
      if (wanted === '') later({ topicFilter: null });
      else if (checkTopicFilter(wanted).ok) later({ topicFilter: wanted });
    },
    topicFault: topicCheck?.ok === false ? topicCheck.error : null,
    reset: () => {
      setText('');
      setTopicText('');
      change(EVERY_MESSAGE);
    },
  };
}

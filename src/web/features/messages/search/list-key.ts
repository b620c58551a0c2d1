// Which changes of the query make the list another one.
import { EVERY_MESSAGE, type MessageQuery } from '../../../../core/log/message-query.ts';
import { withoutConditions } from './conditions.ts';

/** The same as long as the list holds the same messages: a change of what is only marked must not lose one's place. */
export function listKey(query: MessageQuery): string {
  const { text, isPattern } = query.onlyMatches ? query : EVERY_MESSAGE;
  return JSON.stringify({ ...query, text, isPattern, onlyMatches: true });
}

/** What is left of a query that took too long: without its text, or, where it has none, without its conditions. */
export function stopped(query: MessageQuery): MessageQuery {
  return query.text === '' ? withoutConditions(query) : { ...query, text: '' };
}

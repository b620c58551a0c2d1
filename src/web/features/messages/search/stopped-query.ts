import type { MessageQuery } from '../../../../core/log/message-query.ts';
import { withoutConditions } from './conditions.ts';

/** What is left of a query that took too long: without its text, or, where it has none, without its conditions. */
export function stoppedQuery(query: MessageQuery): MessageQuery {
  return query.text === '' ? withoutConditions(query) : { ...query, text: '' };
}

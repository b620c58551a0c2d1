// Which subscriptions a topic matches, found once a topic and set of subscriptions rather than once a message.
import { topicMatches } from '../mqtt/topic.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

const NONE: readonly number[] = [];

export class TopicSubscriptions {
  readonly #topics: TopicTable;
  #filters: readonly string[] = [];
  #matches: (readonly number[] | undefined)[] = [];

  constructor(topics: TopicTable) {
    this.#topics = topics;
  }

  get filters(): readonly string[] {
    return this.#filters;
  }

  setFilters(filters: readonly string[]): void {
    this.#filters = filters;
    this.#matches = [];
  }

  /** Positions in `filters` of those that match, ascending. */
  matching(topicId: number): readonly number[] {
    if (topicId === NO_TOPIC_ID) return NONE;
    const known = this.#matches[topicId];
    if (known) return known;
    const found = this.matchingText(this.#topics.text(topicId));
    this.#matches[topicId] = found;
    return found;
  }

  matchingText(topic: string): readonly number[] {
    const found: number[] = [];
    this.#filters.forEach((filter, i) => {
      if (topicMatches(filter, topic)) found.push(i);
    });
    return found.length === 0 ? NONE : found;
  }
}

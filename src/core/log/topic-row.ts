// What the page sees of the topic tree: how it wants to see it, and the rows of a window of it.
import type { PayloadPreview } from './payload-preview.ts';

export type TopicOrder = 'name' | 'count' | 'rate' | 'recent';

export interface TopicTreeView {
  readonly order: TopicOrder;
  /** Stands in the topic or in its last value, whatever the case; '' lets all through. */
  readonly text: string;
  readonly retainedOnly: boolean;
}

export const EVERY_TOPIC: TopicTreeView = { order: 'name', text: '', retainedOnly: false };

export interface TopicRow {
  /** Names the level for good. */
  readonly node: number;
  /** The row it is unfolded from; null on top. */
  readonly parent: number | null;
  /** 0 for a first level. */
  readonly depth: number;
  /** Among the rows unfolded from the same one, from 0, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** One level, or several joined where nothing branches off and no topic ends. */
  readonly name: string;
  readonly topic: string;
  /** Null: there is nothing below. */
  readonly expanded: boolean | null;
  /** Topics at and below it that were seen. */
  readonly topics: number;
  /** Messages at and below it, seen since the log was cleared last. */
  readonly count: number;
  readonly ratePerS: number;
  /** Milliseconds since the epoch. */
  readonly lastTime: number;
  readonly retained: boolean;
  /** A topic ends here, rather than that others only go through. */
  readonly isTopic: boolean;
  /** Of the topic that ends here; null where none does, or its last message is not kept. */
  readonly last: (PayloadPreview & { readonly seq: number }) | null;
}

/** What is known of one level, or of the topic that ends there, wherever the tree shows it. */
export type TopicFacts = Pick<
  TopicRow,
  'node' | 'topic' | 'topics' | 'count' | 'ratePerS' | 'lastTime' | 'retained' | 'isTopic'
>;

export interface TopicWindow {
  /** Rows in all, and topics in all. */
  readonly rowCount: number;
  readonly topicCount: number;
  /** The first of `rows` among all. */
  readonly from: number;
  readonly rows: readonly TopicRow[];
  /** Where the row that was asked for by its node stands; null when it does not, or none was asked for. */
  readonly located: number | null;
}

export interface TopicWindowRequest {
  readonly from: number;
  readonly count: number;
  /** Rows keep their places, so that nothing moves under the pointer. */
  readonly hold: boolean;
  readonly locate?: number | null;
}

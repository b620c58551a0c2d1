// The messages of some topics beside the list that is in view: what a topic's own pane shows. Only the last filter that
// was asked for is remembered.
import { FilteredMessages } from '../../core/log/filtered-messages.ts';
import { MessageList } from '../../core/log/message-list.ts';
import { EVERY_MESSAGE } from '../../core/log/message-query.ts';
import type { MessageView } from '../../core/log/message-view.ts';
import type { PacketLog } from '../../core/log/packet-log.ts';
import type { TopicTable } from '../../core/log/topic-table.ts';
import type { EngineRequests, MessageWindow } from '../../core/protocol/engine-contract.ts';

/** A topic filter is looked up once a topic, so that a million messages take some milliseconds. */
const SLICE_MS = 30;

export class TopicMessages {
  readonly #log: PacketLog;
  readonly #topics: TopicTable;
  readonly #view: MessageView;
  #topicFilter: string | null = null;
  #list: MessageList;
  /** What stood at a position before does not stand there now. */
  #firstPosition = 0;

  constructor(log: PacketLog, topics: TopicTable, view: MessageView) {
    this.#log = log;
    this.#topics = topics;
    this.#view = view;
    this.#list = new MessageList(log);
  }

  /** The log has got back what comes before what was searched. */
  restart(): void {
    this.#topicFilter = null;
    this.#firstPosition = this.#list.end;
  }

  rows({ topicFilter, from, count }: EngineRequests['topicMessages']['args']): MessageWindow {
    if (topicFilter !== this.#topicFilter) {
      this.#topicFilter = topicFilter;
      this.#list = new MessageList(this.#log);
      const query = { ...EVERY_MESSAGE, topicFilter };
      const filtered = new FilteredMessages(this.#log, this.#topics, query, null, () => {}, this.#firstPosition);
      this.#list.setFilter(filtered);
    }
    const until = performance.now() + SLICE_MS;
    this.#list.filtered?.advance(() => performance.now() < until);
    return this.#view.rows(this.#list, from ?? this.#list.end - count, count);
  }
}

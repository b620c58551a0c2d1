// The numbers in a topic's messages over time: what a chart draws.

export interface TopicSeriesRequest {
  readonly topic: string;
  /** Milliseconds since the epoch: messages from here on; null: all that are kept. */
  readonly from: number | null;
  /** Only messages after this one; null: all. For going on where the last answer ended. */
  readonly afterSeq: number | null;
  /** The newest so many messages. */
  readonly maxMessages: number;
}

export interface TopicSeries {
  /** Ascending; one for each message that holds a number. Milliseconds since the epoch. */
  readonly times: Float64Array;
  readonly seqs: Float64Array;
  /** The path of a number within the payload: `temperature`, `state.power`, `values[2]`; '' for a payload that is a number. */
  readonly fields: readonly { readonly path: string; readonly values: Float64Array }[];
  /** Messages of the topic that were looked at; those without a number are not in `times`. */
  readonly messages: number;
  /** Messages that would have been there beyond `maxMessages`, or beyond what one answer may read. */
  readonly left: number;
  /** Bytes of the payloads of all of these, read or left. */
  readonly bytes: number;
  /** The newest message of the topic; null: none was asked for. Where the next answer goes on. */
  readonly lastSeq: number | null;
}

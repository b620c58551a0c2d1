// When a message matches a filter and a condition, publish something.
import type { Assertion } from './assertion.ts';
import type { PublishTemplate } from './publish-template.ts';

export interface ResponderRule {
  readonly topicFilter: string;
  /** All must hold (a `time` is not allowed here); empty: every message. */
  readonly conditions: readonly Assertion[];
  /** Variables of the message: `{{message.topic}}`, `{{message.payload}}`, `{{message.json.a.b}}`, … */
  readonly answer: PublishTemplate;
  /** To the message's Response Topic with its Correlation Data, where it has one, instead of the answer's topic. */
  readonly useResponseTopic: boolean;
  readonly delayMs: number;
  /** More in a second are counted and not answered: a responder that answers itself does not run away. */
  readonly maxPerS: number;
  /** Messages that the broker sent because they are retained are passed over. */
  readonly ignoreRetained: boolean;
}

// Which messages a person wants to see.
import type { Direction } from '../mqtt/direction.ts';
import type { Qos } from '../mqtt/qos.ts';

/** All that is not null must hold. */
export interface MessageQuery {
  /** Stands in the topic or in the payload, whatever the case; '' stands everywhere. */
  readonly text: string;
  readonly direction: Direction | null;
  /** A topic filter that the topic matches. */
  readonly topicFilter: string | null;
  readonly qos: Qos | null;
  readonly retained: boolean | null;
  /** The DUP flag. */
  readonly duplicate: boolean | null;
}

export const EVERY_MESSAGE: MessageQuery = {
  text: '',
  direction: null,
  topicFilter: null,
  qos: null,
  retained: null,
  duplicate: null,
};

// A publish whose variables are filled in and whose payload is bytes, or why it could not be made.

import type { UserProperty } from '../mqtt/connection-profile.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { TopicFault } from '../mqtt/topic.ts';
import type { PayloadFault } from './payload-fault.ts';

export interface PreparedPublish {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Undefined: none. */
  readonly properties?: PreparedProperties | undefined;
}

/** Section 3.3.2.3 of MQTT 5. Absent: the property is not sent. */
export interface PreparedProperties {
  readonly payloadIsUtf8?: boolean | undefined;
  /** Seconds, 0 to 4,294,967,295. */
  readonly messageExpiryIntervalS?: number | undefined;
  readonly contentType?: string | undefined;
  readonly responseTopic?: string | undefined;
  readonly correlationData?: Uint8Array | undefined;
  readonly userProperties?: readonly UserProperty[] | undefined;
  /** 1 to 65,535. */
  readonly topicAlias?: number | undefined;
}

/** The parts of a template that a person writes. */
export type TemplatePart =
  | 'topic'
  | 'payload'
  | 'messageExpiryInterval'
  | 'contentType'
  | 'responseTopic'
  | 'correlationData'
  | 'userProperties'
  | 'topicAlias';

export type PrepareFault =
  /** A variable that does not exist, or is written wrongly; positions are of the part's text. */
  | { readonly kind: 'variable'; readonly part: TemplatePart; readonly fault: VariableFault }
  | { readonly kind: 'topic'; readonly part: 'topic' | 'responseTopic'; readonly fault: TopicFault }
  | { readonly kind: 'payload'; readonly part: 'payload'; readonly fault: PayloadFault }
  /** No number, or out of the range that the specification gives. */
  | {
      readonly kind: 'property';
      readonly part: TemplatePart;
      readonly reason: 'not-a-number' | 'out-of-range' | 'bad-hex';
    }
  /** The table's last row was taken, and it does not repeat. */
  | { readonly kind: 'table-ended' };

export interface VariableFault {
  /** `cycle`: a variable that holds itself, through others or not, or so many others that no end is in sight. */
  readonly reason: 'unknown' | 'unclosed' | 'bad-arguments' | 'no-message' | 'not-found' | 'no-table' | 'cycle';
  /** As it was written, without the braces. */
  readonly expression: string;
  /** UTF-16 units in the part's text. */
  readonly from: number;
  readonly to: number;
  /** Of `unknown`: the known name that is most like it. */
  readonly suggestion: string | null;
}

// What a broker can do, found out on demand: what the page asks the engine for, and the findings as plain data. Findings
// hold no words: the page has them in both languages, and a report that was kept can be read in either.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';

export interface BrokerProbeRequests {
  /** Begins with clients of its own beside the connection that stands. Refused with `not-connected` or `busy`. */
  startBrokerProbe: { args: BrokerProbeStart; result: null };
  /** How it stands; ask again while it runs. Null: none was begun. */
  brokerProbe: { args: null; result: BrokerProbeState | null };
  /** Cleans up and ends. Nothing when none runs. */
  cancelBrokerProbe: { args: null; result: null };
}

export interface BrokerProbeStart {
  /** A topic name: all is published below it, under a random level of its own. */
  readonly prefix: string;
  /** The largest packet that may be sent, whatever the broker announces. */
  readonly maxPacketBytes: number;
  /** Messages at each QoS of the test of their order. */
  readonly orderMessages: number;
}

/** In the order in which they are reported. */
export const CAPABILITIES = [
  'versions',
  'keepAlive',
  'session',
  'will',
  'maximumQos',
  'order',
  'retain',
  'retainAsPublished',
  'messageExpiry',
  'wildcards',
  'sharedSubscriptions',
  'subscriptionIdentifiers',
  'noLocal',
  'sys',
  'topicLength',
  'topicLevels',
  'packetSize',
  'topicAlias',
  'topicAliasBack',
  'receiveMaximum',
  'receiveMaximumKept',
  'requestResponse',
  'responseInformation',
  'roundTrip0',
  'roundTrip1',
  'roundTrip2',
] as const;

export type CapabilityId = (typeof CAPABILITIES)[number];

export const VERDICTS = ['ok', 'limited', 'no', 'unannounced', 'broken', 'untested'] as const;

/** `unannounced`: works, though the broker announces that it does not; `broken`: the other way round. */
export type CapabilityVerdict = (typeof VERDICTS)[number];

export type CapabilityUnit = 'bytes' | 'levels' | 'qos' | 'seconds' | 'messages' | 'topics' | 'aliases';

export type CapabilityValue =
  /** `atLeast`: no more was tried. */
  | { readonly kind: 'number'; readonly unit: CapabilityUnit; readonly value: number; readonly atLeast: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'available'; readonly available: boolean }
  | { readonly kind: 'times'; readonly minMs: number; readonly medianMs: number; readonly p95Ms: number };

export interface CapabilityFinding {
  readonly id: CapabilityId;
  readonly verdict: CapabilityVerdict;
  /** What was found. Null: there is nothing to name beside the verdict. */
  readonly value: CapabilityValue | null;
  /** What CONNACK says of it. Null: there is no property for it, or the version has none. */
  readonly announced: Announced | null;
  readonly evidence: readonly Evidence[];
}

export interface Announced {
  readonly value: CapabilityValue;
  /** CONNACK did not say it: it is what the specification has for that. */
  readonly byDefault: boolean;
}

/** What was seen: `code` is a sentence of the page's, the rest stands in it. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const EVIDENCE_CODES = [
  // How a test came to an end before its time.
  'closed',
  'closedSilently',
  'refused',
  'silent',
  'unreachable',
  // Why something could not be tested.
  'olderVersion',
  'needs',
  'outOfTime',
  // What was seen.
  'versionAccepted',
  'versionRefused',
  'keepAliveTaken',
  'keepAliveOverridden',
  'sessionResumed',
  'sessionNotKept',
  'sessionWithoutMessage',
  'willCame',
  'willDidNotCome',
  'deliveredAtQos',
  'notDelivered',
  'orderKept',
  'orderLost',
  'orderBroken',
  'retainedCame',
  'retainedNotKept',
  'retainedWithoutFlag',
  'retainedCleared',
  'retainedNotCleared',
  'retainFlagKept',
  'retainFlagCleared',
  'expired',
  'notExpired',
  'expiryCountedDown',
  'expiryNotCounted',
  'wildcardsWork',
  'wildcardMissed',
  'sharedSplit',
  'sharedOne',
  'sharedAll',
  'sharedLost',
  'identifierBack',
  'identifierMissing',
  'noLocalKept',
  'noLocalIgnored',
  'sysTopics',
  'sysNothing',
  'topicTaken',
  'topicTakenHere',
  'topicLevelsTaken',
  'topicRefused',
  'topicNotBeyond',
  'topicCappedByPacket',
  'topicCappedHere',
  'packetTaken',
  'packetDelivered',
  'packetAnnounced',
  'packetRefused',
  'packetNotBeyond',
  'aliasWorks',
  'aliasWrongTopic',
  'aliasUsed',
  'aliasNotUsed',
  'inFlightTaken',
  'inFlightNotTestable',
  'inFlightOurs',
  'inFlightOverrun',
  'propertiesKept',
  'propertiesLost',
  'responseInformation',
  'noResponseInformation',
  'roundTrips',
] as const;

export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

/** What ended a test: an answer of the broker, too. */
export type Setback =
  /** `reason`: of its DISCONNECT; null: it only closed. */
  | { readonly kind: 'closed'; readonly reason: number | null }
  | { readonly kind: 'refused'; readonly packet: RefusingPacket; readonly reason: number }
  /** This did not come in time. */
  | { readonly kind: 'silent'; readonly packet: string }
  | { readonly kind: 'unreachable'; readonly message: string };

export type RefusingPacket = 'CONNACK' | 'SUBACK' | 'PUBACK' | 'PUBREC' | 'PUBCOMP';

/** Why there is no report. */
export type BrokerProbeFault =
  /** Not even the first of its connections came about. */
  | { readonly kind: 'connect'; readonly version: ProtocolVersion; readonly setback: Setback }
  /** Nothing can be published and read back under the prefix. `setback` null: the message did not arrive. */
  | { readonly kind: 'prefix'; readonly step: 'subscribe' | 'publish' | 'deliver'; readonly setback: Setback | null }
  | { readonly kind: 'internal'; readonly message: string };

export interface BrokerProbeProgress {
  /** What is tested now; null: it cleans up. */
  readonly testing: CapabilityId | null;
  readonly findings: readonly CapabilityFinding[];
  /** PUBLISH packets sent. */
  readonly messages: number;
  /** Of all, as they were begun. */
  readonly done: number;
  readonly of: number;
}

export type BrokerProbeState =
  | ({ readonly phase: 'running' } & BrokerProbeProgress)
  | ({ readonly phase: 'finished' } & BrokerProbeResult)
  /** `left`: retained messages and sessions that could not be taken back. */
  | { readonly phase: 'cancelled'; readonly left: readonly string[] }
  | { readonly phase: 'failed'; readonly fault: BrokerProbeFault; readonly left: readonly string[] };

export interface BrokerProbeResult {
  /** Of the clients that tested it. */
  readonly version: ProtocolVersion;
  readonly findings: readonly CapabilityFinding[];
  readonly messages: number;
  readonly durationMs: number;
  /** As `$SYS` names the broker; null: it does not. */
  readonly broker: string | null;
  readonly left: readonly string[];
}

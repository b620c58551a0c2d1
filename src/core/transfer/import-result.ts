// What the reader of a file with connections hands on: what would be made of it, and what of it was not understood.
import type { ConnectionProfile, ProfileSecrets } from '../mqtt/connection-profile.ts';
import type { Endpoint } from '../mqtt/endpoint.ts';
import type { JsonFault } from '../payload/json-fault.ts';

export type ImportFormat =
  | 'own'
  | 'mqttx'
  | 'mqttx-web'
  | 'mqttx-cli'
  | 'mqtt-explorer'
  | 'mqttlens'
  | 'mqtt-fx'
  | 'mqtt-spy'
  | 'mosquitto-conf'
  | 'mosquitto-command'
  | 'home-assistant'
  | 'zigbee2mqtt'
  | 'vscode'
  | 'url';

/** What a profile is before it is stored. */
export type ProfileFields = Omit<ConnectionProfile, 'id' | 'order' | 'createdAt' | 'updatedAt'>;

export interface ImportedProfile {
  readonly profile: ProfileFields;
  readonly secrets: ProfileSecrets;
  /** For a TCP broker: where its WebSocket listener probably is, by the conventions of its host. Null for any other. */
  readonly proposed: Endpoint | null;
}

/** What was not taken as it stands, and in `values` what the page's words for it name. */
export type RemarkKind =
  /** Nothing here knows the field. `field`. */
  | 'unknown-field'
  /** The field kept its default. `field`, `expected` (see `ExpectedType`), `found` (`null`, `list`, `object`, or a JSON type). */
  | 'wrong-type'
  /** The field kept its default. `field`, `value`, `min`, `max`. */
  | 'out-of-range'
  /** A word that the field does not know; it kept its default. `field`, `value`. */
  | 'unknown-value'
  /** Neither a topic name nor filter: it was left out. `field`, `value`, `rule` (see `TopicRule`). */
  | 'bad-topic'
  /** Understood, and this app has no such thing. `field`, `value`. */
  | 'not-supported'
  /** The file names another file, which is to be chosen in the form. `what` (`ca`, `certificate`, `key`), `file`. */
  | 'file-not-included'
  /** What stands there is not PEM, nor Base64 of one: it was left out. `what` (as above). */
  | 'bad-certificate'
  /** The other client took any certificate; here it is accepted after its fingerprint was shown. `field`. */
  | 'trust-not-taken'
  /** For `wss:` the browser decides on certificates: what the file says has no effect. `field`. */
  | 'browser-decides-trust'
  /** A variable of the shell, or a secret that stands elsewhere. `field`, `value`. */
  | 'secret-not-included'
  /** The file names no broker's host. `host`: what was taken. */
  | 'host-assumed'
  /** The file does not say whether TLS or WebSocket is spoken. `scheme`: what was taken, `port`. */
  | 'protocol-guessed'
  /** mosquitto.conf without `protocol websockets`: no browser reaches this broker by itself. */
  | 'no-websocket-listener'
  /** `count` messages in the file are not taken over. */
  | 'skipped-message-history'
  /** A connection with nothing to connect to. `name`, `field`, `reason` (see `SkipReason`). */
  | 'skipped-connection'
  /** A key such as `__proto__`, which is meant to do harm. `field`. */
  | 'dangerous-key'
  /** More than is kept of one list. `field`, `count`: how many were left out. */
  | 'too-many'
  /** `count` more remarks were found and are not listed. */
  | 'more-remarks';

/** Why a connection could not be taken at all. */
export type SkipReason = 'no-host' | 'bad-host' | 'bad-port' | 'not-an-object' | 'bad-protocol';

export type ExpectedType = 'text' | 'number' | 'flag' | 'list' | 'object' | 'qos' | 'encoding' | 'color';

export interface ImportRemark {
  /** Which of the profiles it is about; null: the file. */
  readonly index: number | null;
  /** A path such as `[2].will.topic`, or `line 12`; empty: the whole text. */
  readonly place: string;
  readonly kind: RemarkKind;
  readonly values: Readonly<Record<string, string>>;
}

export interface ImportResult {
  readonly format: ImportFormat;
  /** At least one. */
  readonly profiles: readonly ImportedProfile[];
  readonly remarks: readonly ImportRemark[];
}

export type ImportFaultKind =
  /** None of the formats. */
  | 'unrecognized'
  /** JSON, XML, YAML or a command that breaks off or breaks its own rules, at `place`. */
  | 'broken'
  /** Over `MAX_IMPORT_CHARACTERS`, or more values than such a file has. */
  | 'too-large'
  /** Nested deeper than any of the formats. */
  | 'too-deep'
  /** Over `MAX_IMPORT_PROFILES`. */
  | 'too-many'
  /** Characters that no text has. */
  | 'not-text'
  /** XML with a DOCTYPE, which none of the clients writes. */
  | 'doctype'
  /** Our own file under a passphrase: its field `encrypted` is to be opened first. */
  | 'encrypted'
  /** Our own file, of a later version of the app. */
  | 'newer'
  /** Well-formed and of a known format, without one connection that can be taken. */
  | 'nothing-in-it'
  /** It is YAML, and no reader of YAML was handed in. */
  | 'no-yaml';

export interface ImportFault {
  readonly kind: ImportFaultKind;
  /** `line 3, column 7`, `line 12`, or a path; null: the whole text. */
  readonly place: string | null;
  /** For people who debug, in English; the page words the kind. */
  readonly message: string;
  /** What exactly breaks the rules of JSON, where that is the fault. */
  readonly json?: JsonFault | undefined;
  /** Why each of the connections was left out, where that is why there is nothing in it. */
  readonly remarks?: readonly ImportRemark[] | undefined;
}

/** UTF-16 units; a file of as many bytes has no more. */
export const MAX_IMPORT_CHARACTERS = 20_000_000;

export const MAX_IMPORT_PROFILES = 5_000;

/** Objects and lists inside of each other. */
export const MAX_IMPORT_DEPTH = 64;

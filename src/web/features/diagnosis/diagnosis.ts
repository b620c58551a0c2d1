// The shape of a diagnosis: which words to say, and what to put into them.
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { diagnosis as texts } from '../../i18n/en/diagnosis.ts';

export type TitleKey = keyof (typeof texts)['title'];
export type MeaningKey = keyof (typeof texts)['mean'];
export type StepKey = keyof (typeof texts)['step'];

/** Everything that any of the texts has a place for; numbers are written in the interface's language when shown. */
export interface DiagnosisValues {
  readonly host: string;
  /** No number: a port is written without separators. */
  readonly port: string;
  readonly path: string;
  readonly ms: number;
  readonly seconds: number;
  /** The reason code's name in the specification. */
  readonly reason: string;
  readonly version: string;
  readonly closeReason: string;
  readonly clause: string;
  readonly message: string;
  readonly server: string;
  readonly tcpScheme: string;
  readonly plainScheme: string;
  readonly tlsScheme: string;
}

export interface Diagnosis {
  readonly title: TitleKey;
  readonly meaning: readonly MeaningKey[];
  /** The most promising first. */
  readonly steps: readonly StepKey[];
  /** The version that is worth a try instead; null when the version is not what is wrong. */
  readonly otherVersion: ProtocolVersion | null;
  readonly values: DiagnosisValues;
}

/** What a cause decides; the values come from the failure. */
export type Words = Pick<Diagnosis, 'title' | 'meaning' | 'steps'> & {
  readonly otherVersion?: ProtocolVersion;
};

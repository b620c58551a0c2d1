// A sentence of a diagnosis: the key of a text, and what it names.
import type { diagnosis as texts } from '../../../i18n/en/diagnosis.ts';

export type LineKey = WithoutPlural<keyof (typeof texts)['line']>;

/** `key_one` and `key_other` are one key, of a text that counts. */
type WithoutPlural<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;

export interface Line {
  readonly key: LineKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

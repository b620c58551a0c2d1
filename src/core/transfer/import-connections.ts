// Reads connections out of whatever file or pasted text other clients, brokers and this app write them in.
import { fail, type Result } from '../base/result.ts';
import type { ImportFault, ImportResult } from './import-result.ts';

export interface ImportOptions {
  /** Its ending helps where the text alone could be two things. */
  readonly fileName: string | null;
  /** Throws for what is no YAML. Null: YAML is answered with the fault `no-yaml`. */
  readonly parseYaml: ((text: string) => unknown) | null;
}

/** Recognises the format by what stands in the text. Never throws. */
export function importConnections(_text: string, _options: ImportOptions): Result<ImportResult, ImportFault> {
  return fail({ kind: 'unrecognized', place: null, message: 'none of the known formats' });
}

// From a file or a pasted text to what it holds. YAML is read by a library that comes only when it is needed.
import { fail, type Result } from '../../../../core/base/result.ts';
import { importConnections } from '../../../../core/transfer/import-connections.ts';
import type { ImportFault, ImportResult } from '../../../../core/transfer/import-result.ts';
import type { FileFault } from '../read-text-file.ts';

export type ReadFault =
  | { readonly kind: 'file'; readonly fault: FileFault }
  | { readonly kind: 'content'; readonly fault: ImportFault };

/** `fileName`: null for what was pasted. */
export async function readSource(text: string, fileName: string | null): Promise<Result<ImportResult, ImportFault>> {
  const first = importConnections(text, { fileName, parseYaml: null });
  if (first.ok || first.error.kind !== 'no-yaml') return first;
  try {
    const { parse } = await import('yaml');
    // Core's own limits come after this one: aliases are how a small text becomes a large value.
    const parseYaml = (yaml: string): unknown =>
      parse(yaml, { maxAliasCount: 100, prettyErrors: true, logLevel: 'silent' });
    return importConnections(text, { fileName, parseYaml });
  } catch (error) {
    return fail({ kind: 'no-yaml', place: null, message: error instanceof Error ? error.message : String(error) });
  }
}

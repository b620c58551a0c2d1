// A file of publishes as somebody has exported it, or why it is none.
import { z } from 'zod/mini';
import { fail, ok, type Result } from '../../../core/base/result.ts';
import { layoutJson } from '../../../core/payload/json-layout.ts';
import { LIBRARY_FORMAT, type LibraryFile, type LibraryFileItem } from '../../../core/publish/library-file.ts';
import { storedRequest } from '../../storage/stored-library.ts';
import { storedTemplate } from '../../storage/stored-template.ts';
import { storedTable } from '../../storage/stored-variables.ts';

export type LibraryFileFault =
  /** From 1. */
  | { readonly kind: 'json'; readonly line: number; readonly column: number }
  /** JSON of something else. */
  | { readonly kind: 'other' }
  /** `path` as in `items[3].template.qos`. */
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'too-large' };

export const MAX_LIBRARY_FILE_BYTES = 32 * 1024 * 1024;

const MAX_DEPTH = 60;

const item: z.ZodMiniType<LibraryFileItem> = z.lazy(() =>
  z.union([
    z.object({ folder: z.string(), items: z.array(item) }),
    z.object({ name: z.string(), template: storedTemplate, request: z.optional(storedRequest) }),
  ]),
);

const environment = z.object({
  name: z.string(),
  values: z.array(z.tuple([z.string(), z.string()])),
  table: z.nullable(storedTable),
});

const file = z.object({
  format: z.literal(LIBRARY_FORMAT),
  version: z.literal(1),
  items: z.array(item),
  environments: z.optional(z.array(environment)),
});

export function readLibraryFile(text: string): Result<LibraryFile, LibraryFileFault> {
  if (text.length > MAX_LIBRARY_FILE_BYTES) return fail({ kind: 'too-large' });
  const layout = layoutJson(text);
  if (!layout.ok) return fail({ kind: 'json', line: layout.error.line, column: layout.error.column });
  // Deeper than any collection: what follows is recursive.
  for (let line = 0; line < layout.value.lineCount; line++) {
    if (layout.value.depth(line) > MAX_DEPTH) return fail({ kind: 'other' });
  }
  const json: unknown = JSON.parse(text);
  if ((json as { format?: unknown } | null)?.format !== LIBRARY_FORMAT) return fail({ kind: 'other' });
  const read = file.safeParse(json);
  if (read.success) return ok(read.data);
  return fail({ kind: 'field', path: pathOf(json, read.error.issues[0]) });
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a union, the branch that got furthest says what is wrong. */
function pathOf(json: unknown, issue: Issue | undefined): string {
  let path: PropertyKey[] = [];
  for (let at = issue; at; ) {
    path = [...path, ...at.path];
    const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key], json);
    const isFolder = typeof value === 'object' && value !== null && 'folder' in value;
    at = at.errors?.[isFolder ? 0 : 1]?.[0];
  }
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');
}

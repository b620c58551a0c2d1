// Files with schemas, as a person chooses them.
import type { SchemaFile } from '../../../../../core/payload/view/payload-view.ts';

/** A schema has some kilobytes; what is larger is a mistake. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** `tooLarge` names one that was left out. What is not UTF-8 fails when the schema is read, with the place. */
export async function readSchemaFiles(
  files: readonly File[],
): Promise<{ readonly files: readonly SchemaFile[]; readonly tooLarge: string | null }> {
  const small = files.filter((file) => file.size <= MAX_FILE_BYTES);
  const read = await Promise.all(small.map(async (file) => ({ name: file.name, text: await file.text() })));
  return { files: read, tooLarge: files.find((file) => file.size > MAX_FILE_BYTES)?.name ?? null };
}

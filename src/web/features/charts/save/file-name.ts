/** A name of a stranger as the name of a file. */
export function fileNameOf(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}._-]+/gu, '_')
      .replace(/^[._]+|_+$/gu, '')
      .slice(-80) || 'chart'
  );
}

// What tshark says of a capture. Tests that need it are skipped where it is not installed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasTshark = (() => {
  try {
    execFileSync('tshark', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** The fields of each frame, a frame a line. */
export function tsharkFields(capture: Uint8Array, ...fields: readonly string[]): string[][] {
  const args = ['-T', 'fields', ...fields.flatMap((field) => ['-e', field])];
  return tsharkOutput(capture, args)
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}

/** What `tshark -r FILE args` prints. */
export function tsharkOutput(capture: Uint8Array, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-'));
  const file = join(folder, 'a.pcapng');
  writeFileSync(file, capture);
  try {
    return execFileSync('tshark', ['-r', file, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

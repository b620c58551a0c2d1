// Our own file with passwords and keys in it: all of it under a passphrase, so that it gives away nothing at all.
import { fail, ok, type Result } from '../../../core/base/result.ts';
import { OWN_APP, OWN_KIND, OWN_VERSION } from '../../../core/transfer/export-own.ts';
import { type OpenFault, openSecrets, sealSecrets } from './secret-envelope.ts';

/** `text`: an own file in the clear. */
export async function sealOwnFile(text: string, passphrase: string): Promise<string> {
  const encrypted = await sealSecrets(JSON.parse(text), passphrase);
  return `${JSON.stringify({ app: OWN_APP, kind: OWN_KIND, version: OWN_VERSION, encrypted }, null, 2)}\n`;
}

/** Whether a text is such a file, so that its passphrase is to be asked for. */
export function isSealedOwnFile(text: string): boolean {
  return text.trimStart().startsWith('{') && text.includes('"encrypted"') && envelopeOf(text) !== undefined;
}

/** The file in the clear. */
export async function openOwnFile(
  text: string,
  passphrase: string,
): Promise<Result<{ readonly text: string }, OpenFault>> {
  const opened = await openSecrets(envelopeOf(text), passphrase);
  return opened.ok ? ok({ text: JSON.stringify(opened.value) }) : fail(opened.error);
}

function envelopeOf(text: string): unknown {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file !== 'object' || file === null) return undefined;
    const { app, kind, encrypted } = file as Record<string, unknown>;
    return app === OWN_APP && kind === OWN_KIND ? encrypted : undefined;
  } catch {
    return undefined;
  }
}

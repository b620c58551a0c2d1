// TypeScript to JavaScript: the types are taken out, and every line stays where it was.
import { transform } from 'sucrase';
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { ScriptFault } from './script-contract.ts';

export function stripTypes(source: string): Result<string, ScriptFault> {
  try {
    const { code } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
    });
    return ok(code);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = /\((\d+):(\d+)\)/u.exec(message);
    return fail({
      message: message.replace(/^Error transforming [^:]*: /u, '').replace(/ \(\d+:\d+\)$/u, ''),
      line: place ? Number(place[1]) : null,
      column: place ? Number(place[2]) : null,
    });
  }
}

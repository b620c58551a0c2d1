// A regular expression as a person types it into the search.
import { fail, ok, type Result } from '../base/result.ts';

export interface PatternFault {
  /** The browser's words, in English, without the expression itself. */
  readonly message: string;
}

/**
 * ECMAScript's syntax, whatever the case of letters, by characters rather than UTF-16 units. Global: reset `lastIndex`
 * before use. What is only legal in the older syntax (`\-` outside of a class) is read as that.
 */
export function compilePattern(source: string): Result<RegExp, PatternFault> {
  try {
    return ok(new RegExp(source, 'giu'));
  } catch {
    try {
      return ok(new RegExp(source, 'gi'));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // "Invalid regular expression: /(/gi: Unterminated group"
      return fail({ message: message.replace(/^Invalid regular expression: (\/.*\/[a-z]*: )?/s, '') });
    }
  }
}

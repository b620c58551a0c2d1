// What of an assertion cannot be asked, before anything is published.
import type { Assertion } from '../../../core/publish/assertion.ts';
import { parseJsonPath } from '../../../core/publish/json-path.ts';
import { compileLinearPattern } from '../../../core/publish/linear-pattern.ts';

export type AssertionFault =
  /** `detail`: as the browser words it. */
  | { readonly kind: 'pattern'; readonly detail: string }
  /** `lookaround`: a pattern that `linear-pattern` does not know, or that is too large. */
  | { readonly kind: 'lookaround' | 'path' | 'badPath' | 'name' | 'number' | 'ms' };

/** Null: none. Where variables stand, only what is published can tell. */
export function assertionFault(assertion: Assertion): AssertionFault | null {
  switch (assertion.of) {
    case 'time':
      return assertion.atMostMs > 0 ? null : { kind: 'ms' };
    case 'payload':
    case 'topic':
      return assertion.is === 'matches' ? patternFault(assertion.text) : null;
    case 'property':
      if (assertion.name.trim() === '') return { kind: 'name' };
      return assertion.is === 'matches' ? patternFault(assertion.text) : null;
    case 'json':
      return jsonFault(assertion);
  }
}

export function hasAssertionFault(assertions: readonly Assertion[]): boolean {
  return assertions.some((assertion) => assertionFault(assertion) !== null);
}

function jsonFault({ path, is, text }: Extract<Assertion, { of: 'json' }>): AssertionFault | null {
  if (path.trim() === '') return { kind: 'path' };
  if (!parseJsonPath(path).ok) return { kind: 'badPath' };
  if (is === 'matches') return patternFault(text);
  if (is !== 'less' && is !== 'greater') return null;
  const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
  return isNumber || hasVariables(text) ? null : { kind: 'number' };
}

function patternFault(pattern: string): AssertionFault | null {
  if (hasVariables(pattern)) return null;
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return { kind: 'pattern', detail: error instanceof Error ? error.message : String(error) };
  }
  return compileLinearPattern(pattern) ? null : { kind: 'lookaround' };
}

function hasVariables(text: string): boolean {
  return text.includes('{{');
}

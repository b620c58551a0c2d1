// What of an assertion cannot be asked, before anything is published.
import type { Assertion } from '../../../core/publish/assertion.ts';

export type AssertionFault =
  /** `detail`: as the browser words it. */
  { readonly kind: 'pattern'; readonly detail: string } | { readonly kind: 'path' | 'name' | 'number' | 'ms' };

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
  if (is === 'matches') return patternFault(text);
  if (is !== 'less' && is !== 'greater') return null;
  const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
  return isNumber || hasVariables(text) ? null : { kind: 'number' };
}

function patternFault(pattern: string): AssertionFault | null {
  if (hasVariables(pattern)) return null;
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch (error) {
    return { kind: 'pattern', detail: error instanceof Error ? error.message : String(error) };
  }
}

function hasVariables(text: string): boolean {
  return text.includes('{{');
}

// Whether a message is what it must be. Numbers are compared by value and exactly, whatever their size: `1.0` equals `1`,
// and 9007199254740993 is not 9007199254740992.
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import type { Assertion, AssertionProblem, AssertionResult } from './assertion.ts';
import { compareDecimals, readDecimal } from './decimal.ts';
import { type DocumentValue, findDocumentValue } from './document-value.ts';
import { expandTemplate } from './expand-template.ts';
import { parseJsonPath } from './json-path.ts';
import { compileLinearPattern } from './linear-pattern.ts';
import type { ScopeMessage, TemplateScope } from './template-scope.ts';

export interface JudgedMessage extends ScopeMessage {
  /** Milliseconds since what it answers; null: it answers nothing. */
  readonly ms: number | null;
}

/** What was found is shown up to this length, in UTF-16 units. */
const MAX_FOUND = 500;

/** `scope`: for the variables of what is expected. */
export function checkAssertions(
  assertions: readonly Assertion[],
  message: JudgedMessage,
  scope: TemplateScope,
): AssertionResult[] {
  return assertions.map((assertion) => checkAssertion(assertion, message, scope));
}

function checkAssertion(assertion: Assertion, message: JudgedMessage, scope: TemplateScope): AssertionResult {
  const found = (holds: boolean, text: string | null, fault: AssertionProblem | null = null): AssertionResult => ({
    assertion,
    holds,
    found: text !== null && text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND)}…` : text,
    fault,
  });
  if (assertion.of === 'time') {
    const { ms } = message;
    return found(ms !== null && ms <= assertion.atMostMs, ms === null ? null : String(Math.round(ms * 10) / 10));
  }
  const expected = expandTemplate(assertion.text, scope);
  if (!expected.ok) return found(false, null, 'variable');
  if (assertion.of === 'json') {
    const path = parseJsonPath(assertion.path);
    if (!path.ok) return found(false, null, 'bad-path');
    const value = findDocumentValue(message.payload, path.value);
    if (value === undefined) return found(false, null, 'no-document');
    const holds = value === null ? assertion.is === 'not-equals' : compare(assertion.is, value, expected.value);
    return typeof holds === 'string'
      ? found(false, value?.text ?? null, holds)
      : found(holds, value && (assertion.is === 'is-type' ? value.type : value.text));
  }
  const text = textOf(assertion, message);
  if (text === null) return found(false, null);
  if (assertion.is === 'equals') return found(text === expected.value, text);
  if (assertion.is === 'contains') return found(text.includes(expected.value), text);
  const matches = matchesPattern(text, expected.value);
  return matches === null ? found(false, text, 'bad-pattern') : found(matches, text);
}

function textOf(assertion: Exclude<Assertion, { of: 'json' | 'time' }>, message: JudgedMessage): string | null {
  if (assertion.of !== 'property') return assertion.of === 'topic' ? message.topic : decodeUtf8Lossy(message.payload);
  if (assertion.name === 'content-type') return message.contentType;
  return message.userProperties.find(([name]) => name === assertion.name)?.[1] ?? null;
}

type Comparison = Extract<Assertion, { of: 'json' }>['is'];

function compare(is: Comparison, value: DocumentValue, expected: string): boolean | AssertionProblem {
  switch (is) {
    case 'exists':
      return true;
    case 'is-type':
      return value.type === expected.trim();
    case 'equals':
      return isEqual(value, expected);
    case 'not-equals':
      return !isEqual(value, expected);
    case 'matches':
      return matchesPattern(value.text, expected) ?? 'bad-pattern';
    case 'less':
    case 'greater': {
      const left = value.type === 'number' ? readDecimal(value.text) : null;
      const right = readDecimal(expected.trim());
      if (!left || !right) return 'not-a-number';
      const order = compareDecimals(left, right);
      return is === 'less' ? order < 0 : order > 0;
    }
  }
}

function isEqual({ type, text }: DocumentValue, expected: string): boolean {
  if (type === 'string') return text === expected;
  if (type === 'number') {
    const left = readDecimal(text);
    const right = readDecimal(expected.trim());
    return left && right ? compareDecimals(left, right) === 0 : text === expected.trim();
  }
  if (type === 'object' || type === 'array') return withoutSpace(text) === withoutSpace(expected);
  return text === expected.trim();
}

/** Of a JSON text: white space between its parts. What is no JSON stays as it is. */
function withoutSpace(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/gsu, (part) => (part.startsWith('"') ? part : ''));
}

/** Null: it is no pattern. */
function matchesPattern(text: string, pattern: string): boolean | null {
  return compileLinearPattern(pattern)?.(text) ?? null;
}

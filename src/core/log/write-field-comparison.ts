// A condition on a JSON field as text, in the one spelling that read-field-comparison.ts reads as the same condition.
import type { FieldComparison } from './field-comparison.ts';

/** A name that needs no quotes. */
const PLAIN_NAME = /^[^\s."[\]=!<>]+$/u;

export function writeFieldComparison({ path, operator, value }: FieldComparison): string {
  const field = writeFieldPath(path) || '.';
  if (operator === 'exists') return `${field} exists`;
  return `${field} ${operator} ${writeValue(operator === 'contains' ? String(value) : value)}`;
}

/** `temperature`, `state.power`, `values[2]`, `"a.b".c`; '' for the document itself. */
export function writeFieldPath(path: FieldComparison['path']): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += (text === '' ? '' : '.') + (PLAIN_NAME.test(step) ? step : JSON.stringify(step));
  }
  return text;
}

function writeValue(value: FieldComparison['value']): string {
  // JSON has no infinity, but numbers that are read as one.
  if (value === Number.POSITIVE_INFINITY) return '1e999';
  if (value === Number.NEGATIVE_INFINITY) return '-1e999';
  return JSON.stringify(value);
}

// Texts in which {{variables}} stand. A text is parsed once and expanded with each publish. What is no variable stays as
// it is: single braces, and `\{{`, which stands for two braces.
import { fail, ok, type Result } from '../base/result.ts';
import { BUILT_IN_NAMES, builtInVariable, type VariableReader } from './built-in-variables.ts';
import { isMessageVariable, MESSAGE_NAMES, messageVariable } from './message-variables.ts';
import { nearestName } from './nearest-name.ts';
import type { VariableFault } from './prepared-publish.ts';
import type { TemplateScope } from './template-scope.ts';

export interface ParsedTemplate {
  readonly pieces: readonly (string | ParsedVariable)[];
  readonly isConstant: boolean;
}

interface ParsedVariable {
  /** As it was written, without the braces. */
  readonly expression: string;
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** Of a built-in one or a message's; null: it is a person's own, or a column. */
  readonly reader: VariableReader | null;
}

/** A person's variables may hold others: so deep. */
const MAX_DEPTH = 8;

/** Variables in variables that one text may fill in, and what may come of them: more is no payload (section 1.5.5). */
const MAX_INNER = 100_000;
const MAX_LENGTH = 268_435_455;

/** More is no name of a variable: two braces that were not meant as such. */
const MAX_EXPRESSION = 200;

const WORD = /"([^"]*)"|\S+/gu;

export function parseTemplate(text: string): Result<ParsedTemplate, VariableFault> {
  const pieces: (string | ParsedVariable)[] = [];
  let plain = '';
  let at = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', at)) {
    if (text[open - 1] === '\\') {
      plain += `${text.slice(at, open - 1)}{{`;
      at = open + 2;
      continue;
    }
    const close = text.indexOf('}}', open + 2);
    const expression = text.slice(open + 2, close < 0 ? open + 2 + MAX_EXPRESSION : close).trim();
    const place = { expression, from: open, to: close < 0 ? text.length : close + 2 };
    // Objects in objects end with two braces, too; those of a variable hold a name and words on one line.
    if (close < 0 || close - open > MAX_EXPRESSION) return fail({ ...place, reason: 'unclosed', suggestion: null });
    const variable = parseVariable(place);
    if (!variable.ok) return variable;
    pieces.push(plain + text.slice(at, open), variable.value);
    plain = '';
    at = close + 2;
  }
  pieces.push(plain + text.slice(at));
  return ok({ pieces, isConstant: pieces.length === 1 });
}

type Place = Pick<ParsedVariable, 'expression' | 'from' | 'to'>;

function parseVariable(place: Place): Result<ParsedVariable, VariableFault> {
  const [name = '', ...words] = [...place.expression.matchAll(WORD)].map(([whole, quoted]) => quoted ?? whole);
  const bad = () => fail({ ...place, reason: 'bad-arguments' as const, suggestion: null });
  if (name === '') return bad();
  if (isMessageVariable(name)) {
    const reader = messageVariable(name, words);
    return reader ? ok({ ...place, name, reader }) : bad();
  }
  const builtIn = builtInVariable(name, words);
  if (builtIn === null) return bad();
  return ok({ ...place, name: builtIn ? name : place.expression, reader: builtIn ?? null });
}

/** Parses and expands in one go; for what is parsed again and again, see `parseTemplate`. */
export function expandTemplate(text: string, scope: TemplateScope): Result<string, VariableFault> {
  const parsed = parseTemplate(text);
  return parsed.ok ? expand(parsed.value, scope) : parsed;
}

export function expand({ pieces, isConstant }: ParsedTemplate, scope: TemplateScope): Result<string, VariableFault> {
  if (isConstant) return ok(pieces[0] as string);
  return expandWithin(pieces, scope, { names: [], budget: { inner: MAX_INNER } });
}

/** The variables that a text stands in, and how many more the whole may fill in. */
interface Within {
  readonly names: readonly string[];
  readonly budget: { inner: number };
}

function expandWithin(
  pieces: ParsedTemplate['pieces'],
  scope: TemplateScope,
  within: Within,
): Result<string, VariableFault> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const value = readVariable(piece, scope, within);
    if (!value.ok) return value;
    if (text.length + value.value.length > MAX_LENGTH) return fail(faultOf(piece, 'cycle'));
    text += value.value;
  }
  return ok(text);
}

function readVariable(variable: ParsedVariable, scope: TemplateScope, within: Within): Result<string, VariableFault> {
  const { from, to, name, reader } = variable;
  const faulty = (reason: VariableFault['reason'], suggestion: string | null = null) =>
    fail(faultOf(variable, reason, suggestion));
  const { values } = scope.variables;
  // A person's own may have the name of a built-in one, and goes before it.
  if (Object.hasOwn(values, name)) {
    const { names, budget } = within;
    const isInner = names.length > 0;
    if (names.includes(name) || names.length >= MAX_DEPTH || (isInner && --budget.inner < 0)) return faulty('cycle');
    const inner = parseTemplate(values[name] as string);
    if (!inner.ok) return fail({ ...inner.error, from, to });
    const expanded = expandWithin(inner.value.pieces, scope, { names: [...names, name], budget });
    // What is wrong in there is shown where the variable stands.
    return expanded.ok ? expanded : fail({ ...expanded.error, from, to });
  }
  if (reader) {
    if (isMessageVariable(name) && scope.message === null) return faulty('no-message');
    const value = reader(scope);
    return value === null ? faulty('not-found') : ok(value);
  }
  if (name.startsWith('row.')) return columnOf(name.slice(4), scope, faulty);
  return faulty('unknown', nearestName(name, knownNames(scope)));
}

function faultOf(
  { expression, from, to }: Place,
  reason: VariableFault['reason'],
  suggestion: string | null = null,
): VariableFault {
  return { expression, from, to, reason, suggestion };
}

function columnOf(
  column: string,
  { variables: { table }, row }: TemplateScope,
  faulty: (reason: VariableFault['reason'], suggestion?: string | null) => Result<string, VariableFault>,
): Result<string, VariableFault> {
  if (!table || table.rows.length === 0) return faulty('no-table');
  const at = table.columns.indexOf(column);
  if (at < 0)
    return faulty(
      'unknown',
      nearestName(
        `row.${column}`,
        table.columns.map((name) => `row.${name}`),
      ),
    );
  return ok(table.rows[row % table.rows.length]?.[at] ?? '');
}

function knownNames({ variables: { values, table }, message }: TemplateScope): string[] {
  return [
    ...Object.keys(values),
    ...BUILT_IN_NAMES,
    ...(table?.columns.map((name) => `row.${name}`) ?? []),
    ...(message ? MESSAGE_NAMES : []),
  ];
}

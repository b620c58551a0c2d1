// What stands in the form's field, read as topic filters.
import { checkTopicFilter, type TopicFault } from '../../../core/mqtt/topic.ts';

export interface FilterFault {
  /** Counted from 1, as in the field. */
  readonly line: number;
  readonly filter: string;
  readonly fault: TopicFault;
}

export interface ReadFilters {
  /** Each once, in order. */
  readonly filters: readonly string[];
  readonly faults: readonly FilterFault[];
  readonly lines: number;
}

/**
 * One filter a line. Spaces and commas are characters that a topic may have, so they part nothing and nothing is trimmed;
 * lines without any character but white space are left out, unless there is nothing else.
 */
export function readFilters(text: string): ReadFilters {
  const lines = text.split(/\r\n|\r|\n/);
  const filled = lines
    .map((filter, index) => ({ filter, line: index + 1 }))
    .filter(({ filter }) => filter.trim() !== '');
  const faults: FilterFault[] = [];
  const filters = new Set<string>();
  for (const { filter, line } of filled.length > 0 ? filled : [{ filter: '', line: 1 }]) {
    const checked = checkTopicFilter(filter);
    if (checked.ok) filters.add(filter);
    else faults.push({ line, filter, fault: checked.error });
  }
  return { filters: [...filters], faults, lines: lines.length };
}

/** The rule as the page words it: what a shared subscription lacks is told apart. */
export function faultName(filter: string, { rule, at }: TopicFault) {
  if (rule !== 'bad-share') return rule;
  if (/[+#]/.test(filter.charAt(at))) return 'share-wildcard';
  return filter.charAt(at) === '' && filter.length > '$share/'.length ? 'share-no-filter' : 'share-no-group';
}

/** The filter that was probably meant; null where nobody can tell. */
export function mendFilter(filter: string, { rule }: TopicFault): string | null {
  const mended = mend(filter, rule);
  return mended !== null && mended !== filter && checkTopicFilter(mended).ok ? mended : null;
}

function mend(filter: string, rule: TopicFault['rule']): string | null {
  switch (rule) {
    case 'hash-not-last':
      return filter.slice(0, filter.indexOf('#') + 1);
    case 'hash-shares-level':
    case 'plus-shares-level':
      return filter
        .split('/')
        .map((level) => (level.length > 1 ? partWildcards(level) : level))
        .join('/');
    case 'empty':
    case 'too-long':
    case 'null-character':
    case 'surrogate':
    case 'wildcard-in-name':
    case 'bad-share':
      return null;
  }
}

/** `a+` becomes `a/+`, `a#` `a/#`. */
function partWildcards(level: string): string {
  return level
    .split(/([+#])/)
    .filter((part) => part !== '')
    .join('/');
}

// Topic names and topic filters: section 4.7 of MQTT 3.1.1 and 5.
import { fail, ok, type Result } from '../base/result.ts';

/** The rule that a topic name or filter breaks. The page words each of them. */
export type TopicRule =
  /** At least one character [MQTT-4.7.3-1]. */
  | 'empty'
  /** At most 65,535 bytes of UTF-8 [MQTT-4.7.3-3]. */
  | 'too-long'
  /** No U+0000 [MQTT-4.7.3-2]. */
  | 'null-character'
  /** No unpaired surrogate: it has no UTF-8 [MQTT-1.5.3-1]. */
  | 'surrogate'
  /** A topic name has no wildcards [MQTT-3.3.2-2]. */
  | 'wildcard-in-name'
  /** `#` stands alone in its level [MQTT-4.7.1-2]. */
  | 'hash-shares-level'
  /** `#` is the last level [MQTT-4.7.1-2]. */
  | 'hash-not-last'
  /** `+` stands alone in its level [MQTT-4.7.1-3]. */
  | 'plus-shares-level'
  /** `$share/NAME/FILTER`: NAME has at least one character and neither `/`, `+` nor `#`; FILTER is there [MQTT-4.8.2-1, MQTT-4.8.2-2]. */
  | 'bad-share';

export interface TopicFault {
  readonly rule: TopicRule;
  readonly clause: string;
  /** The character (UTF-16 index) where it shows. */
  readonly at: number;
}

const MAX_BYTES = 65_535;
const encoder = new TextEncoder();

const CLAUSES: Readonly<Record<TopicRule, string>> = {
  empty: 'MQTT-4.7.3-1',
  'too-long': 'MQTT-4.7.3-3',
  'null-character': 'MQTT-4.7.3-2',
  surrogate: 'MQTT-1.5.3-1',
  'wildcard-in-name': 'MQTT-3.3.2-2',
  'hash-shares-level': 'MQTT-4.7.1-2',
  'hash-not-last': 'MQTT-4.7.1-2',
  'plus-shares-level': 'MQTT-4.7.1-3',
  'bad-share': 'MQTT-4.8.2-1',
};

function fault(rule: TopicRule, at: number): Result<never, TopicFault> {
  return fail({ rule, clause: CLAUSES[rule], at });
}

function checkText(text: string): Result<string, TopicFault> {
  if (text === '') return fault('empty', 0);
  const nul = text.indexOf('\0');
  if (nul >= 0) return fault('null-character', nul);
  if (!text.isWellFormed()) return fault('surrogate', text.search(/\p{Surrogate}/u));
  // A character takes at most 3 bytes a UTF-16 unit, so short texts need no encoding.
  if (text.length * 3 > MAX_BYTES && encoder.encode(text).length > MAX_BYTES) return fault('too-long', text.length);
  return ok(text);
}

/** Checks what PUBLISH may name. */
export function checkTopicName(name: string): Result<string, TopicFault> {
  const text = checkText(name);
  if (!text.ok) return text;
  const wildcard = name.search(/[+#]/);
  return wildcard >= 0 ? fault('wildcard-in-name', wildcard) : ok(name);
}

/** Checks what SUBSCRIBE may ask for, shared subscriptions included. */
export function checkTopicFilter(filter: string): Result<string, TopicFault> {
  const text = checkText(filter);
  if (!text.ok) return text;
  const shared = splitShared(filter);
  if (shared === 'bad') return shareFault(filter);
  const inner = shared === null ? filter : shared.filter;
  const offset = filter.length - inner.length;
  let start = 0;
  while (start <= inner.length) {
    const slash = inner.indexOf('/', start);
    const end = slash < 0 ? inner.length : slash;
    const level = inner.slice(start, end);
    const hash = level.indexOf('#');
    if (hash >= 0 && level.length > 1) return fault('hash-shares-level', offset + start + hash);
    if (hash >= 0 && slash >= 0) return fault('hash-not-last', offset + start);
    const plus = level.indexOf('+');
    if (plus >= 0 && level.length > 1) return fault('plus-shares-level', offset + start + plus);
    start = end + 1;
  }
  return ok(filter);
}

/** Shows where `$share/NAME/FILTER` goes wrong: at NAME's wildcard, at the end where FILTER is missing, else where NAME is. */
function shareFault(filter: string): Result<never, TopicFault> {
  const start = '$share/'.length;
  const slash = filter.indexOf('/', start);
  const name = filter.slice(start, slash < 0 ? undefined : slash);
  if (name === '') return fault('bad-share', start);
  const wildcard = name.search(/[+#]/);
  const at = wildcard < 0 ? filter.length : start + wildcard;
  return fail({ rule: 'bad-share', clause: 'MQTT-4.8.2-2', at });
}

/** What `$share/GROUP/FILTER` is made of. */
export interface SharedFilter {
  readonly group: string;
  readonly filter: string;
}

/** Null when `filter` is no shared subscription, or a bad one. */
export function readSharedFilter(filter: string): SharedFilter | null {
  const shared = splitShared(filter);
  return shared === 'bad' ? null : shared;
}

/** Null when `filter` is no shared subscription. Only a leading `$share/` makes one. */
function splitShared(filter: string): SharedFilter | 'bad' | null {
  if (filter !== '$share' && !filter.startsWith('$share/')) return null;
  const rest = filter.slice('$share/'.length);
  const slash = rest.indexOf('/');
  if (slash <= 0 || slash === rest.length - 1) return 'bad';
  const group = rest.slice(0, slash);
  return /[+#]/.test(group) ? 'bad' : { group, filter: rest.slice(slash + 1) };
}

/** The filter that topics are matched against: for `$share/group/a/#` it is `a/#`. */
export function effectiveFilter(filter: string): string {
  return readSharedFilter(filter)?.filter ?? filter;
}

export function isSharedFilter(filter: string): boolean {
  return readSharedFilter(filter) !== null;
}

export function hasWildcard(filter: string): boolean {
  return /[+#]/.test(effectiveFilter(filter));
}

/**
 * Whether a topic name matches a valid topic filter. A filter that begins with a wildcard does not match a name that
 * begins with `$` [MQTT-4.7.2-1]; `a/#` matches `a` too.
 */
export function topicMatches(filter: string, name: string): boolean {
  const pattern = effectiveFilter(filter);
  const first = pattern.charCodeAt(0);
  if (name.charCodeAt(0) === 0x24 && (first === 0x2b || first === 0x23)) return false;
  const want = pattern.split('/');
  const have = name.split('/');
  for (let i = 0; i < want.length; i++) {
    const level = want[i];
    if (level === '#') return true;
    if (i >= have.length) return false;
    if (level !== '+' && level !== have[i]) return false;
  }
  return want.length === have.length;
}

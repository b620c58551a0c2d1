// How recorded messages become new ones: which of them, on what topics, with what of the original. A prefix is whole
// levels: `factory` begins `factory/a` and is `factory` itself, but begins no `factory2`.
import { fail, ok, type Result } from '../base/result.ts';
import type { Direction } from '../mqtt/direction.ts';
import type { Qos } from '../mqtt/qos.ts';
import { checkTopicName, type TopicRule } from '../mqtt/topic.ts';

export interface ReplayRules {
  /** Only what was received, or only what was sent; null: both. */
  readonly direction: Direction | null;
  /** Null: none, every topic begins with it. */
  readonly oldPrefix: TopicPrefix | null;
  /** Null: none, the old one is taken away. */
  readonly newPrefix: TopicPrefix | null;
  /** Null: as it was. */
  readonly qos: Qos | null;
  readonly keepRetain: boolean;
  readonly keepProperties: boolean;
}

/** Without the slash that follows it. An empty one is the empty level that `/a` begins with. */
export type TopicPrefix = string;

/** What a person types for a prefix: `factory`, `factory/` and `factory/#` mean the same, and nothing means none. */
export function readTopicPrefix(typed: string): Result<TopicPrefix | null, TopicRule> {
  const text = typed.trim().replace(/(^|\/)#$/, '$1');
  if (text === '') return ok(null);
  const name = checkTopicName(text);
  if (!name.ok) return fail(name.error.rule);
  return ok(text.endsWith('/') ? text.slice(0, -1) : text);
}

/** Null: it does not begin with the old prefix, and so stays as it is. */
export function rewriteTopic(topic: string, { oldPrefix, newPrefix }: ReplayRules): string | null {
  const rest = restOf(topic, oldPrefix);
  if (rest === null) return null;
  if (newPrefix === null) return rest ?? '';
  return rest === undefined ? newPrefix : `${newPrefix}/${rest}`;
}

/** Undefined: the prefix is all of it. Null: it begins otherwise. */
function restOf(topic: string, prefix: TopicPrefix | null): string | undefined | null {
  if (prefix === null) return topic;
  if (topic === prefix) return undefined;
  return topic.startsWith(`${prefix}/`) ? topic.slice(prefix.length + 1) : null;
}

/** Where a message goes, and why not. */
export interface ReplayTopic {
  readonly topic: string;
  /** It begins otherwise than the old prefix. */
  readonly isOutside: boolean;
  /** `reserved`: what begins with `$` belongs to the broker (4.7.2), which takes or drops it as it likes. */
  readonly fault: 'invalid-topic' | 'reserved-topic' | null;
}

export function replayTopic(topic: string, rules: ReplayRules): ReplayTopic {
  const rewritten = rewriteTopic(topic, rules);
  const target = rewritten ?? topic;
  const fault = !checkTopicName(target).ok ? 'invalid-topic' : target.startsWith('$') ? 'reserved-topic' : null;
  return { topic: target, isOutside: rewritten === null, fault };
}

// What is typed of a responder, as a rule; or which of it cannot be. And whether it may answer itself.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import { checkTopicFilter, effectiveFilter, topicMatches } from '../../../../core/mqtt/topic.ts';
import { compilePublish } from '../../../../core/publish/compile-publish.ts';
import type { PrepareFault } from '../../../../core/publish/prepared-publish.ts';
import type { ResponderRule } from '../../../../core/publish/responder-rule.ts';
import { beginScope, type ScopeMessage } from '../../../../core/publish/template-scope.ts';
import type { Variables } from '../../../../core/publish/variables.ts';
import { hasAssertionFault } from '../../../kit/assertion-editor/assertion-fault.ts';
import type { ResponderDraft } from '../../../state/automation-drafts.ts';
import { readNumber } from './read-repeat.ts';

export type ResponderField = 'filter' | 'badFilter' | 'conditions' | 'delay' | 'maxPerS';

export const MAX_DELAY_MS = 3_600_000;
export const MAX_PER_S = 1_000;

export function readResponder(draft: ResponderDraft): Result<ResponderRule, readonly ResponderField[]> {
  const { rule } = draft;
  const topicFilter = rule.topicFilter.trim();
  const delayMs = readNumber(draft.delay || '0');
  const maxPerS = readNumber(draft.maxPerS);
  const faults: ResponderField[] = [];
  if (topicFilter === '') faults.push('filter');
  else if (!checkTopicFilter(topicFilter).ok) faults.push('badFilter');
  if (hasAssertionFault(rule.conditions)) faults.push('conditions');
  if (!(delayMs >= 0 && delayMs <= MAX_DELAY_MS)) faults.push('delay');
  if (!(maxPerS > 0 && maxPerS <= MAX_PER_S)) faults.push('maxPerS');
  return faults.length > 0 ? fail(faults) : ok({ ...rule, topicFilter, delayMs, maxPerS });
}

export interface AnswerCheck {
  /** What is wrong whatever message comes; null: nothing. */
  readonly fault: PrepareFault | null;
  /** A message that the filter matches would be answered on a topic that it matches, too. */
  readonly answersItself: boolean;
}

/** Tries the answer on a message such as the filter matches. */
export function checkAnswer(
  { topicFilter, answer, useResponseTopic }: ResponderDraft['rule'],
  version: ProtocolVersion,
  variables: Variables,
): AnswerCheck {
  const filter = effectiveFilter(topicFilter.trim());
  const isFilter = checkTopicFilter(filter).ok;
  const compiled = compilePublish(answer, version);
  const made = compiled.ok ? compiled.value.make(beginScope(variables, sampleMessage(filter))) : compiled;
  if (made.ok) return { fault: null, answersItself: isFilter && topicMatches(filter, made.value.topic) };
  const isOfMessage = made.error.kind === 'variable' && made.error.fault.reason === 'not-found';
  // Never needed where each message names where its answer goes.
  const isUnused = useResponseTopic && answer.topic.trim() === '' && made.error.kind === 'topic';
  const needsMessage = /\{\{\s*message\b/u.test(JSON.stringify(answer)) && made.error.kind === 'payload';
  return { fault: isOfMessage || isUnused || needsMessage ? null : made.error, answersItself: false };
}

/** Something for each wildcard, and nothing that could not be in a message. */
function sampleMessage(filter: string): ScopeMessage {
  const topic = filter
    .split('/')
    .map((level) => (level === '+' || level === '#' ? 'x' : level))
    .join('/');
  return {
    ...{ topic, payload: new TextEncoder().encode('0') },
    ...{ responseTopic: 'x', correlationData: new Uint8Array(1), contentType: 'x', userProperties: [] },
  };
}

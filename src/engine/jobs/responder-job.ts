// Answers messages: when one matches the filter and the conditions, something is published, with variables of the message.
import type { PublishState } from '../../core/protocol/engine-contract.ts';
import {
  type AnsweredMessage,
  type JobFault,
  MAX_ANSWERED,
  type ResponderSpec,
} from '../../core/protocol/job-contract.ts';
import { checkAssertions } from '../../core/publish/check-assertion.ts';
import { type CompiledPublish, compilePublish } from '../../core/publish/compile-publish.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import type { ResponderRule } from '../../core/publish/responder-rule.ts';
import { advanceScope, beginScope, type TemplateScope } from '../../core/publish/template-scope.ts';
import type { Job, JobHost, JobMessage } from './job.ts';
import { neverBegun } from './never-begun.ts';

/** The rule has no topic of its own, and the message names none. */
const NOWHERE: JobFault = {
  kind: 'prepare',
  fault: { kind: 'topic', part: 'responseTopic', fault: { rule: 'empty', at: 0, clause: 'MQTT-4.7.3-1' } },
};

/** Answers that the broker has not acknowledged: beyond them answers are passed over, as beyond `maxPerS`. */
const MAX_OPEN = 1_000;

export function startResponderJob(host: JobHost, spec: ResponderSpec): Job {
  const { rule } = spec;
  // Where the answer goes to the Response Topic, its own topic need not be one.
  const topic = rule.useResponseTopic && rule.answer.topic === '' ? 'response-topic' : rule.answer.topic;
  const compiled = compilePublish({ ...rule.answer, topic }, host.version);
  if (!compiled.ok) {
    host.end({ kind: 'prepare', fault: compiled.error });
    return neverBegun({ kind: 'responder', isSubscribed: false, matched: 0, held: 0, last: [] });
  }
  return new ResponderJob(host, rule, compiled.value, beginScope(spec.variables));
}

class ResponderJob implements Job {
  readonly nextAt = null;
  readonly #host: JobHost;
  readonly #rule: ResponderRule;
  readonly #compiled: CompiledPublish;
  readonly #scope: TemplateScope;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  /** Answered in the second that began at `#secondAt`. */
  #answered = 0;
  #secondAt = 0;
  /** Answers whose fate is open. */
  #open = 0;
  #matched = 0;
  #held = 0;
  #last: readonly AnsweredMessage[] = [];
  #isPaused = false;
  #isSubscribed = false;

  constructor(host: JobHost, rule: ResponderRule, compiled: CompiledPublish, scope: TemplateScope) {
    this.#host = host;
    this.#rule = rule;
    this.#compiled = compiled;
    this.#scope = scope;
    queueMicrotask(() => this.#begin());
  }

  async #begin(): Promise<void> {
    const { topicFilter, answer } = this.#rule;
    this.#host.onMessage(topicFilter, (message) => this.#take(message));
    const subscribed = await this.#host.subscribe(topicFilter, answer.qos);
    if (!subscribed.ok) return this.#host.end(subscribed.error);
    this.#isSubscribed = true;
    this.#host.touch();
  }

  get detail(): Job['detail'] {
    const [isSubscribed, matched, held, last] = [this.#isSubscribed, this.#matched, this.#held, this.#last];
    return { kind: 'responder', isSubscribed, matched, held, last };
  }

  pause(): void {
    this.#isPaused = true;
    this.#clearTimers();
  }

  resume(): void {
    this.#isPaused = false;
  }

  stop(): void {
    this.#clearTimers();
  }

  #take(message: JobMessage): void {
    const { conditions, ignoreRetained, delayMs } = this.#rule;
    if (this.#isPaused || (ignoreRetained && message.retain)) return;
    const scope = { ...this.#scope, message };
    const results = checkAssertions(conditions, { ...message, ms: null }, scope);
    if (!results.every(({ holds }) => holds)) return;
    this.#matched++;
    this.#host.touch();
    if (!this.#mayAnswer()) {
      this.#held++;
      return;
    }
    if (delayMs <= 0) return this.#answer(message);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#answer(message);
    }, delayMs);
    this.#timers.add(timer);
  }

  #mayAnswer(): boolean {
    const now = performance.now();
    if (now - this.#secondAt >= 1_000) {
      this.#secondAt = now;
      this.#answered = 0;
    }
    if (this.#open >= MAX_OPEN) return false;
    return ++this.#answered <= this.#rule.maxPerS;
  }

  #answer(message: JobMessage): void {
    // Its counter is that of the answers; the message is this one.
    const made = this.#compiled.make({ ...this.#scope, message });
    advanceScope(this.#scope);
    if (!made.ok) return this.#host.fault({ kind: 'prepare', fault: made.error });
    const answer = this.#addressed(made.value, message);
    if (answer === null) return this.#host.fault(NOWHERE);
    this.#open++;
    const published = this.#host.publish(answer, (state) => {
      if (isSettled(state)) this.#open--;
    });
    if (!published.ok) {
      this.#open--;
      return;
    }
    const { seq, topic, time } = message;
    this.#last = [{ seq, topic, answerTopic: answer.topic, time }, ...this.#last].slice(0, MAX_ANSWERED);
  }

  /** To where the message asks for its answer (4.10), where it does; null: there is nowhere that it could go. */
  #addressed(answer: PreparedPublish, { responseTopic, correlationData }: JobMessage): PreparedPublish | null {
    if (!this.#rule.useResponseTopic) return answer;
    if (responseTopic === null) return this.#rule.answer.topic === '' ? null : answer;
    return {
      ...answer,
      topic: responseTopic,
      properties: { ...answer.properties, ...(correlationData && { correlationData }) },
    };
  }

  #clearTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

/** Nothing more will be heard of it. */
function isSettled({ qos, status: { kind } }: PublishState): boolean {
  return kind === 'sent' ? qos === 0 : kind !== 'waiting' && kind !== 'received';
}

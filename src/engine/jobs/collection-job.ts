// Publishes one after another, each with its answer awaited and judged: a small test of whoever answers.
import { effectiveFilter, topicMatches } from '../../core/mqtt/topic.ts';
import type { PublishState } from '../../core/protocol/engine-contract.ts';
import type {
  CollectionSpec,
  CollectionStep,
  JobDetail,
  JobFault,
  StepAnswer,
  StepResult,
} from '../../core/protocol/job-contract.ts';
import { checkAssertions } from '../../core/publish/check-assertion.ts';
import { compilePublish } from '../../core/publish/compile-publish.ts';
import { expandTemplate } from '../../core/publish/expand-template.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import type { RequestSettings } from '../../core/publish/saved-publish.ts';
import { advanceScope, beginScope, type TemplateScope } from '../../core/publish/template-scope.ts';
import type { Job, JobHost, JobMessage } from './job.ts';

/** Of an answer's payload: as much is shown. */
const MAX_ANSWER_BYTES = 4 * 1024;
/** The answer to a publish that nothing is awaited of: PUBACK or PUBCOMP. */
const ACKNOWLEDGEMENT_TIMEOUT_MS = 10_000;

export function startCollectionJob(host: JobHost, spec: CollectionSpec): Job {
  return new CollectionJob(host, spec);
}

type Outcome = Omit<StepResult, 'id' | 'status'>;

const NOTHING: Outcome = { answer: null, ms: null, assertions: [], fault: null };

class CollectionJob implements Job {
  readonly nextAt = null;
  readonly #host: JobHost;
  readonly #spec: CollectionSpec;
  readonly #scope: TemplateScope;
  #results: StepResult[] = [];
  #isOver = false;
  /** Ends what the step that runs waits for. */
  #giveUp: () => void = () => {};

  constructor(host: JobHost, spec: CollectionSpec) {
    this.#host = host;
    this.#spec = spec;
    this.#scope = beginScope(spec.variables);
    queueMicrotask(() => void this.#run());
  }

  get detail(): JobDetail {
    return { kind: 'collection', results: this.#results };
  }

  stop(): void {
    this.#isOver = true;
    this.#giveUp();
  }

  async #run(): Promise<void> {
    const { steps, stopAtFailure } = this.#spec;
    for (const [at, step] of steps.entries()) {
      this.#set({ id: step.id, status: 'running', ...NOTHING });
      const outcome = await this.#take(step);
      if (this.#isOver) return;
      const isFailed = outcome.fault !== null || outcome.assertions.some(({ holds }) => !holds);
      this.#set({ id: step.id, status: isFailed ? 'failed' : 'passed', ...outcome });
      advanceScope(this.#scope);
      if (!isFailed || !stopAtFailure) continue;
      for (const { id } of steps.slice(at + 1)) this.#set({ id, status: 'skipped', ...NOTHING });
      break;
    }
    this.#host.end(null);
  }

  #set(result: StepResult): void {
    const at = this.#results.findIndex(({ id }) => id === result.id);
    this.#results = at < 0 ? [...this.#results, result] : this.#results.with(at, result);
    this.#host.touch();
  }

  async #take({ template, request }: CollectionStep): Promise<Outcome> {
    const compiled = compilePublish(template, this.#host.version);
    if (!compiled.ok) return failed({ kind: 'prepare', fault: compiled.error });
    const made = compiled.value.make(this.#scope);
    if (!made.ok) return failed({ kind: 'prepare', fault: made.error });
    return request ? this.#ask(made.value, request) : this.#send(made.value);
  }

  /** Nothing is awaited but the broker's acknowledgement. */
  #send(message: PreparedPublish): Promise<Outcome> {
    return this.#wait(ACKNOWLEDGEMENT_TIMEOUT_MS, (settle) => {
      const published = this.#host.publish(message, ({ qos, status }) => {
        if (status.kind === 'sent' && qos === 0) settle(NOTHING);
        if (status.kind === 'acknowledged' || status.kind === 'completed') settle({ ...NOTHING, ms: status.ms });
        const fault = faultOf(status);
        if (fault) settle(failed(fault));
      });
      if (!published.ok) settle(failed(published.error));
    });
  }

  async #ask(made: PreparedPublish, request: RequestSettings): Promise<Outcome> {
    const message = this.#withCorrelation(made, request);
    const expanded = expandTemplate(request.answerFilter, this.#scope);
    if (!expanded.ok) {
      return failed({ kind: 'prepare', fault: { kind: 'variable', part: 'responseTopic', fault: expanded.error } });
    }
    const filter = expanded.value || message.properties?.responseTopic || '';
    // A broker may leave SUBSCRIBE unanswered.
    const subscribed = await this.#wait(request.timeoutMs, (settle) => {
      const answered = this.#host.subscribe(filter, message.qos);
      void answered.then((result) => settle(result.ok ? NOTHING : failed(result.error)));
    });
    if (subscribed.fault !== null || this.#isOver) return subscribed;
    const correlation = request.matchCorrelation ? message.properties?.correlationData : undefined;
    let sentAt: number | null = null;
    let stopListening = () => {};
    // A filter that matches the request's own topic brings the request itself, too.
    let isEchoOpen = topicMatches(effectiveFilter(filter), message.topic);
    const outcome = await this.#wait(request.timeoutMs, (settle) => {
      stopListening = this.#host.onMessage(filter, (answer) => {
        if (sentAt === null || answer.retain || !isSame(correlation, answer.correlationData)) return;
        if (isEchoOpen && answer.topic === message.topic && isSame(message.payload, answer.payload)) {
          isEchoOpen = false;
          return;
        }
        settle(this.#judge(answer, Math.max(0, answer.time - sentAt), request));
      });
      const published = this.#host.publish(message, ({ status }) => {
        // Messages have the clock of the log; so has this one, within the millisecond that it was written in.
        if (status.kind === 'sent') sentAt ??= Date.now();
        const fault = faultOf(status);
        if (fault) settle(failed(fault));
      });
      if (!published.ok) settle(failed(published.error));
    });
    stopListening();
    return outcome;
  }

  #judge(answer: JobMessage, ms: number, { assertions }: RequestSettings): Outcome {
    const scope = { ...this.#scope, message: answer };
    return {
      answer: answerOf(answer),
      ms,
      assertions: checkAssertions(assertions, { ...answer, ms }, scope),
      fault: null,
    };
  }

  /** Version 5 gives the answer a mark by which it is known: one of its own, where the template has none. */
  #withCorrelation(message: PreparedPublish, { matchCorrelation }: RequestSettings): PreparedPublish {
    const { properties } = message;
    if (!matchCorrelation || this.#host.version !== 5 || properties?.correlationData) return message;
    const correlationData = new TextEncoder().encode(this.#scope.uuid());
    return { ...message, properties: { ...properties, correlationData } };
  }

  /** Settles once; with `no-answer` when the time is over. */
  #wait(timeoutMs: number, begin: (settle: (outcome: Outcome) => void) => void): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(failed({ kind: 'no-answer', timeoutMs })), timeoutMs);
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.#giveUp = () => settle(NOTHING);
      begin(settle);
    });
  }
}

function failed(fault: JobFault): Outcome {
  return { ...NOTHING, fault };
}

function faultOf(status: PublishState['status']): JobFault | null {
  if (status.kind === 'lost') return { kind: 'lost' };
  if (status.kind !== 'refused') return null;
  return { kind: 'refused', reasonCode: status.reasonCode, reasonString: status.reasonString };
}

function answerOf({ topic, payload, seq }: JobMessage): StepAnswer {
  return { topic, payload: payload.slice(0, MAX_ANSWER_BYTES), size: payload.length, seq };
}

/** Undefined: any will do. */
function isSame(wanted: Uint8Array | undefined, given: Uint8Array | null): boolean {
  if (wanted === undefined) return true;
  return given !== null && wanted.length === given.length && wanted.every((byte, i) => byte === given[i]);
}

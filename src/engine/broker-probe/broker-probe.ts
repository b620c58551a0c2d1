// A probe from its first connection to its report: test after test, each with an end, and all that it made taken back.
import type {
  BrokerProbeFault,
  BrokerProbeState,
  CapabilityFinding,
  CapabilityId,
} from '../../core/protocol/broker-probe-contract.ts';
import { CAPABILITIES } from '../../core/protocol/broker-probe-contract.ts';
import type { Check } from './check.ts';
import { aliasBackCheck, aliasCheck } from './checks/alias-checks.ts';
import { keepAliveCheck, sessionCheck, willCheck } from './checks/connection-checks.ts';
import { receiveMaximumCheck, receiveMaximumKeptCheck } from './checks/flow-checks.ts';
import { orderCheck } from './checks/order-check.ts';
import { packetSizeCheck } from './checks/packet-size-check.ts';
import { qosCheck } from './checks/qos-check.ts';
import { requestResponseCheck, responseInformationCheck } from './checks/request-checks.ts';
import { messageExpiryBegin, messageExpiryCheck, retainAsPublishedCheck, retainCheck } from './checks/retain-checks.ts';
import { roundTripCheck } from './checks/round-trip-checks.ts';
import { sharedCheck } from './checks/shared-check.ts';
import { identifiersCheck, noLocalCheck, wildcardsCheck } from './checks/subscription-checks.ts';
import { sysCheck } from './checks/sys-check.ts';
import { topicLengthCheck, topicLevelsCheck } from './checks/topic-size-checks.ts';
import { findVersions } from './checks/versions-check.ts';
import { untested } from './finding.ts';
import { ProbeLab, type ProbeTerms, text } from './probe-lab.ts';
import { ProbeCancelled } from './probe-waits.ts';
import { seen } from './setback.ts';

/** After this no further test is begun. */
const TIME_LIMIT_MS = 45_000;

/** In this order: later tests use what earlier ones found. Round trips come before what may leave a broker busy. */
const CHECKS: readonly Check[] = [
  ...[
    qosCheck,
    wildcardsCheck,
    retainCheck,
    roundTripCheck,
    messageExpiryBegin,
    keepAliveCheck,
    sessionCheck,
    willCheck,
  ],
  ...[retainAsPublishedCheck, sharedCheck, identifiersCheck, noLocalCheck, sysCheck, aliasCheck, aliasBackCheck],
  ...[receiveMaximumCheck, receiveMaximumKeptCheck, requestResponseCheck, responseInformationCheck],
  ...[orderCheck, messageExpiryCheck, topicLengthCheck, topicLevelsCheck, packetSizeCheck],
];

export class BrokerProbe {
  readonly #lab: ProbeLab;
  readonly #onState: (state: BrokerProbeState) => void;
  readonly #findings: CapabilityFinding[] = [];
  readonly #startedAt = performance.now();

  constructor(terms: ProbeTerms, onState: (state: BrokerProbeState) => void) {
    this.#lab = new ProbeLab(terms);
    this.#onState = onState;
  }

  cancel(): void {
    this.#lab.waits.cancel();
  }

  /** Settles when all is over and taken back; the last state says how it went. Never rejects. */
  async run(): Promise<void> {
    this.#tell('versions');
    const fault = await this.#tests().catch((error): BrokerProbeFault | 'cancelled' =>
      error instanceof ProbeCancelled ? 'cancelled' : { kind: 'internal', message: String(error) },
    );
    if (fault !== 'cancelled') this.#tell(null);
    const left = await this.#lab.cleanUp().catch(() => [...this.#lab.retained, ...this.#lab.sessions]);
    if (fault === 'cancelled') return this.#onState({ phase: 'cancelled', left });
    if (fault) return this.#onState({ phase: 'failed', fault, left });
    const { version, brokerName: broker, waits } = this.#lab;
    const durationMs = Math.round(performance.now() - this.#startedAt);
    this.#onState({
      ...{ phase: 'finished', version, findings: this.#ordered(), messages: waits.messages, durationMs, broker, left },
    });
  }

  async #tests(): Promise<BrokerProbeFault | null> {
    const versions = await findVersions(this.#lab);
    if (!versions.ok) return versions.error;
    this.#findings.push(versions.value);
    this.#lab.endTest();
    const fault = await this.#access();
    if (fault) return fault;
    for (const check of CHECKS) {
      if (check.ids[0]) this.#tell(check.ids[0]);
      const isLate = performance.now() - this.#startedAt > TIME_LIMIT_MS;
      const found = isLate ? check.ids.map((id) => untested(id, seen('outOfTime'))) : await check.run(this.#lab);
      this.#findings.push(...found);
      this.#lab.endTest();
    }
    return null;
  }

  /** Whether anything can be published and read back under the prefix. */
  async #access(): Promise<BrokerProbeFault | null> {
    const lab = this.#lab;
    const pair = await lab.pair();
    if (!pair.ok) return { kind: 'connect', version: lab.version, setback: pair.error };
    const { publisher, subscriber } = pair.value;
    const topic = lab.topic('access');
    const qos = lab.limits?.maximumQos === 0 ? 0 : 1;
    const refused = await subscriber.subscribe({ filter: topic, qos });
    if (refused) return { kind: 'prefix', step: 'subscribe', setback: refused };
    const setback = await publisher.publish({ topic, payload: text('?'), qos });
    if (setback) return { kind: 'prefix', step: 'publish', setback };
    const came = await subscriber.until(() => subscriber.inbox.has(topic, '?'));
    return came ? null : { kind: 'prefix', step: 'deliver', setback: null };
  }

  #ordered(): readonly CapabilityFinding[] {
    return CAPABILITIES.flatMap((id) => this.#findings.filter((finding) => finding.id === id));
  }

  #tell(testing: CapabilityId | null): void {
    this.#onState({
      ...{ phase: 'running', testing, findings: this.#ordered(), messages: this.#lab.waits.messages },
      ...{ done: this.#findings.length, of: CAPABILITIES.length },
    });
  }
}

// Which faults are on, by client id and address. They end by themselves, and there are never many.
import { fail, ok, type Result } from '../../core/base/result.ts';
import { type FaultRule, type LabFaults, NO_FAULTS } from '../../core/learn/lab-faults.ts';
import { LAB_FAULT_LIFETIME_MS, type LabFaultState } from '../../core/protocol/lab-fault-contract.ts';

/** Of one client: what is to go wrong, and how often each rule has acted. */
export class ClientFaults {
  faults: LabFaults = NO_FAULTS;
  acted: number[] = [];
  /** Its connections: one, but for the moment of a take-over. */
  readonly lines = new Set<FaultLine>();
  timer: ReturnType<typeof setTimeout> | undefined;

  get isOn(): boolean {
    const { rules, credentials, deny } = this.faults;
    return rules.length > 0 || credentials !== null || deny.length > 0;
  }

  /** The first rule that fits and has not acted as often as it may; it counts as having acted. */
  take(fits: (rule: FaultRule) => boolean): FaultRule | null {
    const at = this.faults.rules.findIndex((rule, i) => (this.acted[i] ?? 0) < (rule.times ?? 1) && fits(rule));
    if (at < 0) return null;
    this.acted[at] = (this.acted[at] ?? 0) + 1;
    return this.faults.rules[at] ?? null;
  }

  get state(): LabFaultState {
    return { faults: this.faults, acted: this.acted, connected: this.lines.size > 0 };
  }
}

/** A connection that can be cut. */
export interface FaultLine {
  /** As if a cable was pulled. */
  cut(): void;
}

/** With faults. */
const MAX_CLIENTS = 500;

const NOTHING: LabFaultState = { faults: NO_FAULTS, acted: [], connected: false };

export class FaultBook {
  readonly #clients = new Map<string, ClientFaults>();
  readonly #lifetimeMs: number;

  constructor(lifetimeMs = LAB_FAULT_LIFETIME_MS) {
    this.#lifetimeMs = lifetimeMs;
  }

  /** Null: nothing is on. */
  of(clientId: string, host: string): ClientFaults | null {
    return this.#clients.get(key(clientId, host)) ?? null;
  }

  set(clientId: string, host: string, faults: LabFaults): Result<LabFaultState, string> {
    const known = this.#clients.get(key(clientId, host));
    const client = known ?? new ClientFaults();
    // Who has some may always change or end them.
    if (!client.isOn && this.#clientsOn() >= MAX_CLIENTS) return fail('faults are on for too many clients already');
    this.#clients.set(key(clientId, host), client);
    client.faults = faults;
    client.acted = faults.rules.map(() => 0);
    clearTimeout(client.timer);
    client.timer = client.isOn ? setTimeout(() => this.#end(clientId, host), this.#lifetimeMs) : undefined;
    client.timer?.unref();
    const { state } = client;
    this.#forget(clientId, host);
    return ok(state);
  }

  state(clientId: string, host: string): LabFaultState {
    return this.of(clientId, host)?.state ?? NOTHING;
  }

  cut(clientId: string, host: string): LabFaultState {
    const client = this.of(clientId, host);
    for (const line of client?.lines ?? []) line.cut();
    return this.state(clientId, host);
  }

  /** A connection tells its client id; the answer ends it. */
  attach(clientId: string, host: string, line: FaultLine): { readonly client: ClientFaults; detach(): void } {
    const client = this.of(clientId, host) ?? new ClientFaults();
    this.#clients.set(key(clientId, host), client);
    client.lines.add(line);
    const detach = () => {
      client.lines.delete(line);
      this.#forget(clientId, host);
    };
    return { client, detach };
  }

  #clientsOn(): number {
    return [...this.#clients.values()].filter(({ isOn }) => isOn).length;
  }

  #end(clientId: string, host: string): void {
    const client = this.of(clientId, host);
    if (!client) return;
    client.faults = NO_FAULTS;
    client.acted = [];
    this.#forget(clientId, host);
  }

  /** What nobody has any use for goes. */
  #forget(clientId: string, host: string): void {
    const client = this.of(clientId, host);
    if (client && !client.isOn && client.lines.size === 0) this.#clients.delete(key(clientId, host));
  }

  close(): void {
    for (const { timer } of this.#clients.values()) clearTimeout(timer);
    this.#clients.clear();
  }
}

function key(clientId: string, host: string): string {
  return `${host} ${clientId}`;
}

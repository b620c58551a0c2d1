// Everything that a connection can fail of, by name. The names stand in `data-cause` of the diagnosis, for tests.

/** How far a connection comes, in this order. */
export const STAGES = ['address', 'reach', 'tls', 'upgrade', 'mqtt', 'session'] as const;

export type StageName = (typeof STAGES)[number];

/** The stage at which a cause shows, where what was seen does not put it elsewhere. */
export const CAUSE_STAGES = {
  'invalid-address': 'address',
  'blocked-port': 'address',
  'mixed-content': 'address',
  policy: 'address',
  'local-network': 'address',
  'bridge-missing': 'address',
  'target-not-allowed': 'address',
  'bridge-failed': 'reach',
  'companion-gone': 'reach',
  offline: 'reach',
  'unknown-host': 'reach',
  'closed-port': 'reach',
  'host-silent': 'reach',
  unreachable: 'reach',
  'hung-up': 'reach',
  'needs-tls': 'tls',
  'no-tls': 'tls',
  'certificate-expired': 'tls',
  'certificate-not-yet-valid': 'tls',
  'certificate-wrong-name': 'tls',
  'certificate-self-signed': 'tls',
  'certificate-unknown-issuer': 'tls',
  'certificate-other': 'tls',
  'client-certificate': 'tls',
  'bad-tls-settings': 'tls',
  'tls-failed': 'tls',
  'never-opened': 'upgrade',
  'mqtt-tcp-port': 'upgrade',
  'wrong-path': 'upgrade',
  'http-status': 'upgrade',
  'web-server': 'upgrade',
  'wrong-subprotocol': 'upgrade',
  'no-subprotocol': 'upgrade',
  'websocket-port': 'mqtt',
  'no-answer': 'mqtt',
  'closed-before-connack': 'mqtt',
  'not-mqtt': 'mqtt',
  unauthenticated: 'mqtt',
  'refused-version': 'mqtt',
  'refused-client-id': 'mqtt',
  'refused-unavailable': 'mqtt',
  'refused-credentials': 'mqtt',
  'refused-not-authorized': 'mqtt',
  'refused-no-username': 'mqtt',
  'refused-banned': 'mqtt',
  'refused-moved': 'mqtt',
  'refused-auth-method': 'mqtt',
  'refused-will': 'mqtt',
  'refused-packet-size': 'mqtt',
  'refused-other': 'mqtt',
  'taken-over': 'session',
  'take-over-loop': 'session',
  'keep-alive-timeout': 'session',
  'packet-too-large': 'session',
  'over-limit': 'session',
  'shutting-down': 'session',
  administrative: 'session',
  'disconnect-moved': 'session',
  'disconnect-not-authorized': 'session',
  'disconnect-other': 'session',
  dropped: 'session',
  'protocol-violation': 'session',
  'engine-crashed': 'session',
} as const satisfies Record<string, StageName>;

export type Cause = keyof typeof CAUSE_STAGES;

export const CAUSES = Object.keys(CAUSE_STAGES) as readonly Cause[];

export interface Verdict {
  readonly cause: Cause;
  /** The cause itself was seen; false: it is the likeliest one. */
  readonly certain: boolean;
  /** What else it may be, or (where the cause is certain) what may lie behind it; the likeliest first. */
  readonly likely: readonly Cause[];
  /** Where it failed. */
  readonly stage: StageName;
}

/** A cause that was seen, at its usual stage. */
export function seen(cause: Cause, likely: readonly Cause[] = [], stage: StageName = CAUSE_STAGES[cause]): Verdict {
  return { cause, certain: true, likely, stage };
}

/** The likeliest cause, and others. */
export function guessed(causes: readonly [Cause, ...Cause[]], stage: StageName = CAUSE_STAGES[causes[0]]): Verdict {
  const [cause, ...others] = causes;
  return { cause, certain: false, likely: [...new Set(others)].filter((other) => other !== cause), stage };
}

// What became of the last publish: which words say it, and how loudly.
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { formatReasonCode, reasonName } from '../../../core/mqtt/reason-code.ts';
import type {
  ConnectionPhase,
  EngineError,
  LimitDetail,
  PublishState,
} from '../../../core/protocol/engine-contract.ts';
import type { publish as texts } from '../../i18n/en/publish.ts';

export interface Fate {
  readonly key: Exclude<keyof (typeof texts)['fate'], `${'inFlight' | 'queued'}_${string}`> | 'inFlight' | 'queued';
  readonly tone: 'quiet' | 'busy' | 'ok' | 'error';
  /** Numbers are written in the interface's language when they are shown. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Of the last publish, and says so. */
  readonly isLast?: boolean;
}

/** What the form itself found. */
const OWN_FAULTS = { 'queue-full': 'queueFull', 'file-too-large': 'fileTooLarge', 'file-gone': 'fileGone' } as const;

/** `No matching subscribers`: a success that is worth a word. */
const NOBODY = 0x10;

export function fateOfPublish({ qos, status }: PublishState, version: ProtocolVersion): Fate {
  switch (status.kind) {
    case 'waiting':
      return fate(status.redelivery ? 'waitingRedelivery' : 'waiting', 'busy');
    case 'sent':
      if (qos === 0) return fate('sent', 'ok');
      return fate(qos === 1 ? 'sentWaitingPuback' : 'sentWaitingPubrec', 'busy');
    case 'received':
      return fate('received', 'busy');
    case 'acknowledged':
    case 'completed': {
      const { kind, ms, reasonCode } = status;
      if (reasonCode !== NOBODY) return fate(kind, 'ok', { ms });
      return fate(`${kind}Nobody`, 'ok', { ms, code: formatReasonCode(reasonCode) });
    }
    case 'refused': {
      const { ms, reasonCode, reasonString } = status;
      const name = reasonName(version, qos === 2 ? 'PUBREC' : 'PUBACK', reasonCode);
      const values = { ms, name, code: formatReasonCode(reasonCode) };
      return reasonString === null
        ? fate('refused', 'error', values)
        : fate('refusedWith', 'error', { ...values, reason: reasonString });
    }
    case 'lost':
      return fate('lost', 'error');
  }
}

/** While there is no connection: what of the last publishes is in flight goes out again with the next. */
export function fateWithoutConnection(phase: ConnectionPhase, publishes: readonly PublishState[]): Fate {
  const isOpen = ({ qos, status }: PublishState) => qos > 0 && ['waiting', 'sent', 'received'].includes(status.kind);
  const count = publishes.filter(isOpen).length;
  return phase === 'reconnecting' && count > 0 ? fate('inFlight', 'busy', { count }) : fate('connect', 'quiet');
}

export function fateOfFault({ code, message, detail }: EngineError): Fate {
  switch (code) {
    case 'exceeds-limit':
      return detail ? fate(limitKey(detail), 'error', { ...detail }) : fate('overLimit', 'error');
    case 'not-connected':
      return fate('notConnected', 'error');
    case 'invalid':
      return fate('invalid', 'error');
    case 'busy':
      return fate(message in OWN_FAULTS ? OWN_FAULTS[message as keyof typeof OWN_FAULTS] : 'failed', 'error', {
        message,
      });
    case 'refused':
    case 'internal':
      return fate('failed', 'error', { message });
  }
}

function limitKey({ limit }: LimitDetail): Fate['key'] {
  switch (limit) {
    case 'maximumQos':
    case 'retainAvailable':
    case 'maximumPacketSize':
    case 'topicAliasMaximum':
      return limit;
    case 'wildcardSubscriptions':
    case 'sharedSubscriptions':
    case 'subscriptionIdentifiers':
      return 'overLimit';
  }
}

function fate(key: Fate['key'], tone: Fate['tone'], values: Fate['values'] = {}): Fate {
  return { key, tone, values };
}

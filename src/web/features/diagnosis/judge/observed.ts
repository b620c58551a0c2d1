// What was observed where it failed, in whole sentences: first what the companion saw, then what the browser did.
import type { diagnosis as texts } from '../../../i18n/en/diagnosis.ts';
import type { Verdict } from './cause.ts';
import { type Facts, failedEndpoint, isOverTcp } from './facts.ts';

export type SeenKey = keyof (typeof texts)['seen'];

export interface Sentence {
  readonly key: SeenKey;
  readonly values: Readonly<Record<string, string>>;
}

export function observed(facts: Facts, verdict: Verdict): Sentence[] {
  const companion = byCompanion(facts, verdict);
  return [...(companion ? [companion] : []), { key: byEngine(facts, companion === null), values: {} }];
}

/** Null: it saw nothing of this, or the bridge (which is the companion, too) tells it already. */
function byCompanion({ failure, report }: Facts, { stage, certain }: Verdict): Sentence | null {
  if (!report || failure.cause.kind === 'bridge') return null;
  const opened = failure.openedAfterMs !== null;
  const say = (key: SeenKey, values: Sentence['values'] = {}): Sentence => ({ key, values });
  if (!certain) return !opened && report.mqtt?.kind === 'connack' ? say('probeGotThrough') : null;
  const { name, tcp, tls, upgrade, mqtt, portSpeaks } = report;
  const speaks = portSpeaks.join(', ');
  if (speaks && (stage === 'tls' || stage === 'mqtt' || stage === 'upgrade') && upgrade?.kind !== 'http') {
    return say('probePortSpeaks', { speaks });
  }
  switch (stage) {
    case 'reach':
      if (!name.ok) return say('probeName', { message: name.message });
      return tcp && !tcp.ok ? say('probeTcp', { message: tcp.message }) : null;
    case 'tls':
      return tls && !tls.ok ? say('probeTls', { message: tls.message }) : null;
    case 'upgrade':
      switch (upgrade?.kind) {
        case 'http':
          return say(upgrade.server ? 'probeStatusFrom' : 'probeStatus', {
            status: `${upgrade.status} ${upgrade.statusText}`.trim(),
            server: upgrade.server ?? '',
          });
        case 'switched':
          return upgrade.subprotocol === null
            ? say('probeNoSubprotocol')
            : say('probeSubprotocol', { subprotocol: upgrade.subprotocol });
        case 'closed':
        case 'reset':
          return say('probeUpgradeClosed');
        case 'timeout':
          return say('probeUpgradeSilent');
        case 'not-http':
          return say('probeNotHttp', { answer: upgrade.answer.slice(0, 80) });
        default:
          return null;
      }
    case 'mqtt':
      switch (mqtt?.kind) {
        case 'closed':
          return say('probeMqttClosed');
        case 'timeout':
          return say('probeMqttSilent');
        case 'other':
          return say('probeMqttOther', { answer: mqtt.answer.slice(0, 80) });
        case 'connack':
          return opened ? say('probeMqttAnswered') : null;
        default:
          return null;
      }
    default:
      return null;
  }
}

function byEngine({ failure }: Facts, only: boolean): SeenKey {
  const { cause } = failure;
  switch (cause.kind) {
    case 'invalid-address':
      return 'invalidAddress';
    case 'mixed-content':
      return 'mixedContent';
    case 'offline':
      return 'offline';
    case 'bridge-missing':
      return 'bridgeMissing';
    case 'bridge':
      if (cause.code === 'bad-request' || cause.code === 'bad-token' || cause.code === 'target-not-allowed')
        return 'bridgeRequest';
      if (failure.close) return 'bridgeGone';
      return cause.message ? 'bridgeMessage' : 'bridge';
    case 'never-opened':
      return only ? 'neverOpenedOnly' : 'neverOpened';
    case 'open-timeout':
      return only && !isOverTcp(failedEndpoint(failure)) ? 'openTimeoutOnly' : 'openTimeout';
    case 'no-connack':
      return 'noConnack';
    case 'closed-before-connack':
      if (failure.close?.reason) return 'closedWithReason';
      return 'closedBeforeConnack';
    case 'refused':
      return cause.reasonString ? 'refusedWords' : 'refused';
    case 'auth-continues':
      return 'authContinues';
    case 'server-disconnect':
      return cause.reasonString ? 'serverDisconnectWords' : 'serverDisconnect';
    case 'keep-alive-timeout':
      return 'keepAliveTimeout';
    case 'dropped':
      return failure.close?.reason ? 'droppedWithReason' : 'dropped';
    case 'take-over-loop':
      return 'takeOverLoop';
    case 'protocol-violation':
      return 'protocolViolation';
    case 'engine-crashed':
      return 'engineCrashed';
  }
}

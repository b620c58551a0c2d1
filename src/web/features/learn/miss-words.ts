// Says what was nearly right in words that help: which topic instead of which, and what makes it another one.
import type { TFunction } from 'i18next';
import type { PacketRow } from '../../../core/log/packet-row.ts';
import { formatReasonCode, type ReasonPacket, reasonName } from '../../../core/mqtt/reason-code.ts';
import type { Mismatch, NearMiss } from '../../../core/protocol/learn-contract.ts';

type T = TFunction<'learn'>;

/** One text, whose `code` is to be shown as code: what was other than it is to be, and what tells it apart. */
export function missWords({ row, mismatches }: Pick<NearMiss, 'row' | 'mismatches'>, t: T): string {
  const clauses = mismatches.flatMap((mismatch) => wordsOf(row, mismatch, t));
  const details = mismatches.flatMap((mismatch) =>
    mismatch.field === 'topic' || mismatch.field === 'filter' ? topicDetails(mismatch, t) : [],
  );
  return clauses.length === 0 ? '' : [`${clauses.join('; ')}.`, ...details].join(' ');
}

function wordsOf(row: PacketRow, mismatch: Mismatch, t: T): string[] {
  const packet = row.type ?? '';
  const came = row.direction === 'in';
  const { field, expected, actual } = mismatch;
  switch (field) {
    case 'topic':
      if (/[+#]/u.test(expected)) return [t(came ? 'miss.cameUnlike' : 'miss.wentUnlike', mismatchTexts(mismatch))];
      return [t(came ? 'miss.cameOn' : 'miss.publishedTo', mismatchTexts(mismatch))];
    case 'filter':
      return [t('miss.subscribedTo', mismatchTexts(mismatch))];
    case 'qos':
      if (packet === 'SUBSCRIBE') return [t('miss.subscribeQos', { expected, actual })];
      return [t(came ? 'miss.cameQos' : 'miss.publishQos', { expected, actual })];
    case 'reasonCode':
      return [reasonWords(row, mismatch, t)];
    case 'retain':
      return [t(actual === 'true' ? 'miss.retainSet' : 'miss.retainMissing')];
    case 'dup':
      if (actual === 'false') return [t('miss.dupMissing')];
      break;
    case 'payload':
      if (actual === '' && expected !== '') return [t('miss.emptyPayload')];
      return [t('miss.payload', mismatchTexts(mismatch))];
    case 'cleanStart':
      return [t(actual === 'true' ? 'miss.cleanStartOn' : 'miss.cleanStartOff')];
    case 'sessionPresent':
      return [t(actual === 'true' ? 'miss.sessionPresent' : 'miss.sessionNotPresent')];
    case 'clientId':
      return [t(packet === 'CONNECT' ? 'miss.clientId' : 'miss.ofClient', mismatchTexts(mismatch))];
    case 'version':
      return [t('miss.version', { expected, actual })];
    case 'username':
      if (actual === '') return [t('miss.noUsername')];
      if (expected === '') return [t('miss.usernameGiven', { actual })];
      break;
    case 'password':
      return [t(actual === 'false' ? 'miss.noPassword' : 'miss.passwordGiven')];
    case 'own':
      return [t('miss.own')];
    case 'sinceConnack':
      return [t('miss.didNotWait')];
    case 'will':
      if (actual === 'false') return [t('miss.noWill')];
      break;
    case 'willTopic':
    case 'willQos':
    case 'willRetain':
    case 'willPayload':
      // CONNECT has no will at all: that is said once.
      if (actual === '') return [];
      break;
    case 'embedded':
      return [t(actual === 'true' ? 'miss.notElsewhere' : 'miss.elsewhere')];
    case 'scheme':
      return [t('miss.scheme', { expected, actual })];
  }
  if (actual === '') return [t('miss.noProperty', { field: SPOKEN[field] ?? field })];
  return [t('miss.other', { field: SPOKEN[field] ?? field, ...mismatchTexts(mismatch) })];
}

/** Fields without words of their own, by the specification's names. */
const SPOKEN: Readonly<Record<string, string>> = {
  ...{ keepAlive: 'Keep Alive', username: 'User Name', password: 'Password', dup: 'DUP', will: 'Will Flag' },
  ...{ willTopic: 'Will Topic', willPayload: 'Will Payload', willQos: 'Will QoS', willRetain: 'Will Retain' },
  ...{ noLocal: 'No Local', retainAsPublished: 'Retain As Published', retainHandling: 'Retain Handling' },
  ...{ code: 'Close Code', id: 'Packet Identifier' },
};

/** Longer texts are cut: they are in the packet. */
const MAX_TEXT = 80;

function mismatchTexts({ expected, actual }: Mismatch): { expected: string; actual: string } {
  return { expected: cut(expected), actual: cut(actual) };
}

function cut(text: string): string {
  const plain = text.replaceAll('`', 'ˋ');
  return plain.length > MAX_TEXT ? `${plain.slice(0, MAX_TEXT)}…` : plain;
}

function reasonWords({ type: packet }: PacketRow, { expected, actual }: Mismatch, t: T): string {
  const code = Number(actual);
  if (code >= 0x80 || (packet === 'CONNACK' && code > 0)) {
    // A row does not say its version. Only before 5 do refusals have codes below 0x80.
    const version = code < 0x80 ? 4 : 5;
    const name = isReasonPacket(packet) ? reasonName(version, packet, code) : '';
    return t('miss.refused', { code: `${name} ${formatReasonCode(code)}`.trim() });
  }
  const wanted = Number(expected);
  if (wanted >= 0x80 || /^(≥ )?1[2-9]\d/u.test(expected))
    return Number.isNaN(wanted) ? t('miss.notRefusedAtAll') : t('miss.notRefused', { code: formatReasonCode(wanted) });
  if (packet === 'SUBACK') return t('miss.grantedQos', { expected, actual });
  return t('miss.other', { field: 'Reason Code', expected, actual });
}

const REASON_PACKETS = ['CONNACK', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'SUBACK', 'UNSUBACK', 'DISCONNECT', 'AUTH'];

function isReasonPacket(type: string | null): type is ReasonPacket {
  return type !== null && REASON_PACKETS.includes(type);
}

function topicDetails({ expected, actual }: Mismatch, t: T): string[] {
  const details: string[] = [];
  if (actual === `${expected}/`) details.push(t('miss.trailingSlash'));
  if (actual === `/${expected}`) details.push(t('miss.leadingSlash'));
  if (actual !== expected && actual.toLowerCase() === expected.toLowerCase()) details.push(t('miss.case'));
  if (/\s/u.test(actual) && !/\s/u.test(expected)) details.push(t('miss.space'));
  if (/[+#]/u.test(actual) && !/[+#]/u.test(expected)) details.push(t('miss.wildcard'));
  return details;
}

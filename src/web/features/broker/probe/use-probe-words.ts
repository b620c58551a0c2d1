// Words what was found in the person's language: verdicts, values, and what was seen.
import { useTranslation } from 'react-i18next';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import { formatReasonCode, isDefinedReason, type ReasonPacket, reasonName } from '../../../../core/mqtt/reason-code.ts';
import type {
  CapabilityFinding,
  CapabilityUnit,
  CapabilityValue,
  Evidence,
  EvidenceCode,
  Setback,
} from '../../../../core/protocol/broker-probe-contract.ts';

const KIB = 1_024;
const MIB = 1_024 * KIB;

/** Of evidence that counts something: which of its parameters, in what. */
const UNITS: Partial<Record<EvidenceCode, readonly [param: string, unit: CapabilityUnit]>> = {
  topicTaken: ['size', 'bytes'],
  topicTakenHere: ['size', 'bytes'],
  topicLevelsTaken: ['size', 'levels'],
  topicCappedByPacket: ['bytes', 'bytes'],
  topicCappedHere: ['bytes', 'bytes'],
  packetTaken: ['bytes', 'bytes'],
  packetDelivered: ['bytes', 'bytes'],
  packetRefused: ['bytes', 'bytes'],
  sysTopics: ['topics', 'topics'],
};

const VERSION_NAMES: Readonly<Record<ProtocolVersion, string>> = { 3: '3.1', 4: '3.1.1', 5: '5' };

type Say = (key: `probe.evidence.${EvidenceCode}`, params: Readonly<Record<string, string>>) => string;

export type ProbeWords = ReturnType<typeof useProbeWords>;

export function useProbeWords() {
  const { t, i18n } = useTranslation('broker');
  const { language } = i18n;
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 3 });
  const counted = (count: number) => ({ count, shown: number(count) });

  const ms = (value: number) => value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 2 : 0 });

  const amount = (unit: CapabilityUnit, value: number): string => {
    if (unit !== 'bytes' || value < KIB || value % KIB !== 0) return t(`probe.units.${unit}`, counted(value));
    // Round sizes only: a limit of 65,535 bytes is not 64 KiB.
    if (value % MIB === 0) return t('probe.units.mib', { shown: number(value / MIB) });
    return t('probe.units.kib', { shown: number(value / KIB) });
  };

  const value = (found: CapabilityValue): string => {
    switch (found.kind) {
      case 'text':
        return found.text;
      case 'available':
        return t(found.available ? 'probe.units.available' : 'probe.units.unavailable');
      case 'times': {
        const { minMs, medianMs, p95Ms } = found;
        return t('probe.units.times', { min: ms(minMs), median: ms(medianMs), p95: ms(p95Ms) });
      }
      case 'number': {
        const words = amount(found.unit, found.value);
        return found.atLeast ? t('probe.report.atLeast', { value: words }) : words;
      }
    }
  };

  const reason = (version: ProtocolVersion, packet: string, code: number) => {
    const name = reasonName(version, packet as ReasonPacket, code);
    // What is not defined for the packet is named with its code already.
    return isDefinedReason(version, packet as ReasonPacket, code) ? `${name} (${formatReasonCode(code)})` : name;
  };

  const evidence = ({ code, params }: Evidence, version: ProtocolVersion): string => {
    const shown: Record<string, string> = {};
    for (const [name, param] of Object.entries(params)) shown[name] = typeof param === 'number' ? number(param) : param;
    const [counts, unit] = UNITS[code] ?? [];
    if (counts !== undefined && unit !== undefined) shown[counts] = amount(unit, Number(params[counts]));
    if (code === 'topicRefused') shown.size = amount(params.what as CapabilityUnit, Number(params.size));
    if (code === 'needs') shown.what = t(`probe.needs.${params.what as 'qos1' | 'qos2' | 'retain'}`);
    if ('reason' in params) shown.reason = reason(version, String(params.packet), Number(params.reason));
    // The compiler wants each sentence's own parameters, which come with the finding.
    return (t as unknown as Say)(`probe.evidence.${code}`, shown).trim();
  };

  const announced = ({ announced: said }: CapabilityFinding): string | null => {
    if (said === null) return null;
    return t(said.byDefault ? 'probe.report.saidByDefault' : 'probe.report.saidToo', { value: value(said.value) });
  };

  const setback = (what: Setback, version: ProtocolVersion): string => {
    switch (what.kind) {
      case 'closed':
        if (what.reason === null) return t('probe.evidence.closedSilently');
        return t('probe.evidence.closed', { reason: reason(version, 'DISCONNECT', what.reason) });
      case 'refused':
        return t('probe.evidence.refused', {
          packet: what.packet,
          reason: reason(version, what.packet, what.reason),
        });
      case 'silent':
        return t('probe.evidence.silent', { packet: what.packet });
      case 'unreachable':
        return t('probe.evidence.unreachable', { message: what.message }).trim();
    }
  };

  return {
    t,
    language,
    number,
    amount,
    value,
    evidence,
    announced,
    setback,
    version: (version: ProtocolVersion) => VERSION_NAMES[version],
    messages: (count: number) => t('probe.try.messages', counted(count)),
    counted,
    time: (at: number) => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }),
  };
}

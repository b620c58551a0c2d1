// What the texts of a diagnosis name: addresses, codes, times.
import { type ProtocolVersion, versionName } from '../../../../core/mqtt/protocol-version.ts';
import { formatReasonCode, reasonName } from '../../../../core/mqtt/reason-code.ts';
import type { ConnectionFailure } from '../../../../core/protocol/engine-contract.ts';
import { failedEndpoint } from './facts.ts';

/** The version to try when a broker does not speak this one: nearly all speak 3.1.1. */
export function otherVersion(version: ProtocolVersion): ProtocolVersion {
  return version === 4 ? 5 : 4;
}

/** By the names that the texts use. Milliseconds are whole; `duration` is worded in `language`. */
export function failureValues(failure: ConnectionFailure, language: string) {
  const { cause, close, version, elapsedMs } = failure;
  const { scheme, host, port, path } = failedEndpoint(failure);
  return {
    address: failure.address,
    scheme,
    host: host || failure.address,
    port: String(port),
    path,
    ms: Math.round(elapsedMs).toLocaleString(language),
    seconds: String(Math.round(('timeoutMs' in cause ? cause.timeoutMs : elapsedMs) / 1000)),
    duration: formatDuration(elapsedMs, language),
    version: versionName(version),
    otherVersion: versionName(otherVersion(version)),
    closeCode: close ? String(close.code) : '—',
    closeReason: close?.reason ?? '',
    code: 'reasonCode' in cause ? formatReasonCode(cause.reasonCode) : '',
    reason: failureReason(failure),
    reasonString: 'reasonString' in cause ? (cause.reasonString ?? '') : '',
    message: 'message' in cause ? cause.message : '',
    method: 'method' in cause ? cause.method : '',
    clause: 'clause' in cause ? cause.clause : '',
    times: 'times' in cause ? String(cause.times) : '',
  };
}

/** The specification's name of the reason code; '' when the failure has none. */
export function failureReason({ cause, version }: ConnectionFailure): string {
  if (cause.kind === 'server-disconnect') return reasonName(version, 'DISCONNECT', cause.reasonCode);
  if (cause.kind !== 'refused') return '';
  // A broker that knows only the older versions answers in them whatever it was asked in, and the other way about.
  return reasonName(cause.reasonCode < 0x80 ? 4 : 5, 'CONNACK', cause.reasonCode);
}

function formatDuration(ms: number, language: string): string {
  const seconds = ms / 1000;
  const [unit, amount] =
    seconds < 120
      ? (['second', seconds] as const)
      : seconds < 7200
        ? (['minute', seconds / 60] as const)
        : (['hour', seconds / 3600] as const);
  const maximumFractionDigits = amount < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
    amount,
  );
}

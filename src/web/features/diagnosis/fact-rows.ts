// What was seen of a failure, line by line, for people who look closer.
import { versionName } from '../../../core/mqtt/protocol-version.ts';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import type { diagnosis as texts } from '../../i18n/en/diagnosis.ts';
import { failureValues } from './failure-values.ts';

type FactKey = keyof (typeof texts)['fact'];

export interface FactRow {
  readonly name: FactKey;
  readonly value:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'ms' | 'time'; readonly ms: number }
    /** A text of `fact`. */
    | { readonly kind: 'word'; readonly word: FactKey };
}

export function factRows(failure: ConnectionFailure): FactRow[] {
  const { cause, close, address, version, elapsedMs, openedAfterMs, at } = failure;
  const text = (value: string): FactRow['value'] => ({ kind: 'text', text: value });
  const word = (key: FactKey): FactRow['value'] => ({ kind: 'word', word: key });
  const { code, reason } = failureValues(failure, 'en');
  return [
    { name: 'at', value: { kind: 'time', ms: at } },
    { name: 'address', value: text(address) },
    { name: 'version', value: text(versionName(version)) },
    { name: 'openedAfter', value: openedAfterMs === null ? word('never') : { kind: 'ms', ms: openedAfterMs } },
    { name: 'endedAfter', value: { kind: 'ms', ms: elapsedMs } },
    { name: 'closeCode', value: close ? text(String(close.code)) : word('none') },
    ...(close
      ? ([
          { name: 'closeReason', value: close.reason === '' ? word('empty') : text(close.reason) },
          { name: 'wasClean', value: text(String(close.wasClean)) },
        ] as const)
      : []),
    ...(code ? ([{ name: 'reasonCode', value: text(`${code} ${reason}`) }] as const) : []),
    ...('reasonString' in cause && cause.reasonString !== null
      ? ([{ name: 'reasonString', value: text(cause.reasonString) }] as const)
      : []),
    ...('message' in cause && cause.message ? ([{ name: 'message', value: text(cause.message) }] as const) : []),
    ...(cause.kind === 'protocol-violation'
      ? ([
          { name: 'clause', value: text(cause.clause) },
          { name: 'packet', value: text(String(cause.seq)) },
        ] as const)
      : []),
  ];
}

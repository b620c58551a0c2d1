// The faults that a field of the form can have. The form words each (texts: `fault.*`).
import type { HostFault } from '../../../../../core/mqtt/host.ts';
import type { TopicRule } from '../../../../../core/mqtt/topic.ts';
import type { PemFault } from './pem.ts';

export type DraftFault =
  | `host-${HostFault}`
  | 'host-scheme'
  | 'host-port'
  | 'host-command'
  | 'port'
  | 'path-space'
  | 'path-fragment'
  | 'text-null'
  | 'text-surrogate'
  | 'text-too-long'
  | 'password-alone'
  | 'client-id-31'
  | 'client-id-needs-clean'
  | 'keep-alive'
  | 'number-0-65535'
  | 'number-1-65535'
  | 'number-0-u32'
  | 'number-1-u32'
  | 'binary-hex'
  | 'binary-base64'
  | 'binary-too-long'
  | 'payload-not-utf8'
  | `topic-${Exclude<TopicRule, 'bad-share'>}`
  | 'topic-share'
  | 'filter-twice'
  | 'options'
  | 'data-without-method'
  | 'pem-too-large'
  | `pem-${PemFault}`
  | 'pem-key-here'
  | 'pem-no-certificate'
  | 'pem-no-key'
  | 'certificate-needs-key'
  | 'key-needs-certificate'
  | 'key-needs-passphrase'
  | 'alpn'
  | 'server-name'
  | 'delay'
  | 'delay-order'
  | 'attempts'
  | 'timeout';

/** Without the fields that have none. Keeps their order, which is that of the form. */
export function present<F extends string>(
  faults: Readonly<Record<F, DraftFault | undefined>>,
): Partial<Record<F, DraftFault>> {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined)) as never;
}

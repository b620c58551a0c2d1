// The broker's address as other clients keep it: a host here, a whole URL there, and TLS as a word of its own.
import { parseAddress } from '../mqtt/address.ts';
import { DEFAULT_PATH, DEFAULT_PORTS, type Endpoint, type Scheme } from '../mqtt/endpoint.ts';
import type { FieldReader } from './field-reader.ts';
import type { SkipReason } from './import-result.ts';
import { skipReasonOf } from './value-checker.ts';

/** What of an address a format says in fields of their own; they count more than what the host's URL says. */
export interface AddressFields {
  readonly host: string | undefined;
  readonly port?: number | undefined;
  readonly path?: string | undefined;
  readonly scheme?: Scheme | undefined;
  /** Adds TLS to the scheme. */
  readonly secure?: boolean | undefined;
  /** Where neither the fields nor the URL name a scheme. */
  readonly fallback: Scheme;
}

export type ReadAddress =
  | {
      readonly ok: true;
      readonly endpoint: Endpoint;
      readonly username: string | undefined;
      readonly password: string | undefined;
    }
  | { readonly ok: false; readonly reason: SkipReason };

export function readAddress(fields: AddressFields): ReadAddress {
  const text = fields.host?.trim() ?? '';
  const inUrl = urlParts(text);
  if (inUrl === 'bad') return { ok: false, reason: 'bad-host' };
  const host = inUrl?.host ?? text;
  const reason = skipReasonOf(host);
  if (reason !== null) return { ok: false, reason };
  const plain = fields.scheme ?? inUrl?.scheme ?? fields.fallback;
  const scheme = fields.secure ? withTls(plain) : plain;
  const port = fields.port ?? (inUrl?.portNamed ? inUrl.port : undefined) ?? DEFAULT_PORTS[scheme];
  const path = fields.path?.trim() || inUrl?.path || DEFAULT_PATH;
  return {
    ok: true,
    endpoint: { scheme, host, port, path: path.startsWith('/') ? path : `/${path}` },
    username: inUrl?.username,
    password: inUrl?.password,
  };
}

/** Null: a bare host. */
function urlParts(text: string) {
  if (!/:\/\/|[/@]|^\[.*\]|^[^:]+:\d+$/u.test(text)) return null;
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.value : 'bad';
}

export function withTls(scheme: Scheme): Scheme {
  return scheme === 'ws' ? 'wss' : scheme === 'mqtt' ? 'mqtts' : scheme;
}

export function isSecure(scheme: Scheme): boolean {
  return scheme === 'wss' || scheme === 'mqtts';
}

/** The other client takes any certificate, or is told to look at none: said where it would matter. */
export function remarkOnTrust(fields: FieldReader, field: string, scheme: Scheme): void {
  if (scheme === 'mqtts') fields.remark(field, 'trust-not-taken');
  if (scheme === 'wss') fields.remark(field, 'browser-decides-trust');
}

/** A file's name instead of what is in it; without TLS it means nothing. */
export function remarkOnFile(
  fields: FieldReader,
  field: string,
  what: 'ca' | 'certificate' | 'key',
  scheme: Scheme,
): void {
  const file = fields.longText(field);
  if (!file || !isSecure(scheme)) return;
  if (scheme === 'wss') fields.remark(field, 'browser-decides-trust');
  else fields.remark(field, 'file-not-included', { what, file });
}

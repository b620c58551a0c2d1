// Certificates and keys in PEM (RFC 7468): what a text holds, as far as it can be told without decoding ASN.1.
import { fail, ok, type Result } from '../../../../../core/base/result.ts';

export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, `RSA PRIVATE KEY` and so on. */
  readonly label: string;
  /** The block as it stands, from BEGIN to END. */
  readonly text: string;
  /** Bytes of what it encodes. */
  readonly bytes: number;
  /** A key that needs a passphrase. */
  readonly encrypted: boolean;
}

export type PemFault =
  /** No `-----BEGIN …-----`. */
  | 'none'
  /** DER or PKCS #12: the same in binary, which must be converted. */
  | 'binary'
  /** A block without its END line: it was cut off. */
  | 'cut'
  /** Something between BEGIN and END is no Base64. */
  | 'base64';

/** More is no certificate: the bundle of all a browser trusts has about 200 KB. */
export const MAX_PEM_BYTES = 1_000_000;

/** Text outside of the blocks is allowed, and what `openssl` prints before them is common. */
export function readPem(text: string): Result<readonly PemBlock[], PemFault> {
  const blocks: PemBlock[] = [];
  let at = 0;
  for (;;) {
    const begin = /-----BEGIN ([A-Z0-9 #]+)-----/gu;
    begin.lastIndex = at;
    const head = begin.exec(text);
    if (!head) break;
    const label = head[1] ?? '';
    const bodyStart = head.index + head[0].length;
    const endLine = `-----END ${label}-----`;
    const end = text.indexOf(endLine, bodyStart);
    if (end < 0) return fail('cut');
    const body = readBody(text.slice(bodyStart, end));
    if (body === null) return fail('base64');
    at = end + endLine.length;
    const encrypted = label.startsWith('ENCRYPTED ') || body.encrypted;
    blocks.push({ label, text: text.slice(head.index, at), bytes: body.bytes, encrypted });
  }
  return blocks.length === 0 ? fail('none') : ok(blocks);
}

/** The headers of RFC 1421 (`Proc-Type: 4,ENCRYPTED`) stand before an empty line. Null: no Base64. */
function readBody(body: string): { readonly bytes: number; readonly encrypted: boolean } | null {
  const lines = body.trim().split(/\r\n|\r|\n/u);
  const headers = lines.filter((line) => line.includes(':'));
  // A header goes on in lines that begin with a space; no line of Base64 does that behind one.
  const digits = lines
    .filter((line) => !line.includes(':'))
    .join('')
    .replace(/\s/gu, '');
  if (digits === '' || digits.replace(/=+$/u, '').length % 4 === 1 || !/^[a-z0-9+/]+={0,2}$/iu.test(digits))
    return null;
  return {
    bytes: Math.floor((digits.replace(/=+$/u, '').length * 3) / 4),
    encrypted: headers.some((line) => /^Proc-Type:.*ENCRYPTED/iu.test(line)),
  };
}

/** A file's bytes as text; `binary` when it is DER or PKCS #12, which begin with an ASN.1 sequence, or no text at all. */
export function readPemFile(bytes: Uint8Array): Result<string, 'binary'> {
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) return fail('binary');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? fail('binary') : ok(text);
  } catch {
    return fail('binary');
  }
}

export function isCertificate({ label }: PemBlock): boolean {
  return /^(X509 |TRUSTED )?CERTIFICATE$/u.test(label);
}

export function isPrivateKey({ label }: PemBlock): boolean {
  return label.endsWith('PRIVATE KEY');
}

/** Parts a file that holds certificates and their key, as many tools write it. Null: there is nothing to part. */
export function partPem(text: string): { readonly certificates: string; readonly key: string } | null {
  const blocks = readPem(text);
  if (!blocks.ok) return null;
  const certificates = blocks.value.filter(isCertificate);
  const key = blocks.value.find(isPrivateKey);
  if (!key || certificates.length === 0) return null;
  return { certificates: certificates.map((block) => `${block.text}\n`).join(''), key: `${key.text}\n` };
}

// Passwords and keys in an export: only under a passphrase that the person has chosen for it.
import { fail, ok, type Result } from '../../../core/base/result.ts';
import { canEncryptSecrets } from '../../storage/secrets.ts';

/** What stands in a file. Binary fields are Base64. */
export interface SecretEnvelope {
  readonly kdf: 'PBKDF2-SHA-256';
  readonly rounds: number;
  readonly salt: string;
  readonly cipher: 'AES-256-GCM';
  readonly iv: string;
  readonly data: string;
}

/** OWASP's recommendation for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const ROUNDS = 600_000;
/** A file may ask for more, but not for minutes of work. */
const MAX_ROUNDS = 10_000_000;
const SALT_BYTES = 16;
/** The length that AES-GCM is made for (NIST SP 800-38D, 5.2.1.1). */
const IV_BYTES = 12;

/** `rounds` is lower in tests only: the default takes about half a second. */
export async function sealSecrets(secrets: unknown, passphrase: string, rounds = ROUNDS): Promise<SecretEnvelope> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await deriveKey(passphrase, salt, rounds);
  const plain = new TextEncoder().encode(JSON.stringify(secrets));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
  return {
    kdf: 'PBKDF2-SHA-256',
    rounds,
    salt: toBase64(salt),
    cipher: 'AES-256-GCM',
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  };
}

export type OpenFault =
  /** Damaged, or made by something else: no passphrase opens it. */
  | 'not-an-envelope'
  /** Also where the file was changed: the cipher cannot tell the two apart. */
  | 'wrong-passphrase'
  /** The page is no secure context, where a browser does not decrypt. */
  | 'cannot-decrypt';

export async function openSecrets(envelope: unknown, passphrase: string): Promise<Result<unknown, OpenFault>> {
  if (!isEnvelope(envelope)) return fail('not-an-envelope');
  if (!canEncryptSecrets()) return fail('cannot-decrypt');
  try {
    const salt = fromBase64(envelope.salt);
    const iv = fromBase64(envelope.iv);
    const key = await deriveKey(passphrase, salt, envelope.rounds);
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, fromBase64(envelope.data));
    return ok(JSON.parse(new TextDecoder().decode(data)) as unknown);
  } catch {
    return fail('wrong-passphrase');
  }
}

function isEnvelope(value: unknown): value is SecretEnvelope {
  if (typeof value !== 'object' || value === null) return false;
  const { kdf, cipher, rounds, salt, iv, data } = value as Record<string, unknown>;
  const isCount = typeof rounds === 'number' && Number.isInteger(rounds) && rounds >= 1 && rounds <= MAX_ROUNDS;
  const isText = [salt, iv, data].every((text) => typeof text === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(text));
  return kdf === 'PBKDF2-SHA-256' && cipher === 'AES-256-GCM' && isCount && isText;
}

async function deriveKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // NFC: the same letters may be typed as other code points elsewhere.
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(algorithm, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

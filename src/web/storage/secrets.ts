// Passwords and the like at rest: AES-GCM under a key that the browser keeps and that no script can read. This guards what lies on
// the disk and in exports; a script in the page itself could still ask for a password, as the app does.
import type { LoupeDatabase, SecretName, SecretRecord } from './database.ts';

const KEY_NAME = 'passwords';
/** The length that AES-GCM is made for (NIST SP 800-38D, 5.2.1.1). */
const IV_BYTES = 12;

/** False on a page that is no secure context (http:// to another computer): a browser has no crypto.subtle there. */
export function canEncryptSecrets(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** What to store of a secret. Rejects where `canEncryptSecrets` is false, or where the key cannot be stored. */
export async function encryptSecret(
  database: LoupeDatabase,
  profileId: string,
  name: SecretName,
  secret: string,
): Promise<SecretRecord> {
  if (!canEncryptSecrets()) throw new Error('this page is no secure context, so that nothing can be encrypted');
  const key = await passwordKey(database);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(secret));
  return { profileId, name, iv, data };
}

/** Undefined: it cannot be read any more. */
export async function decryptSecret(database: LoupeDatabase, record: SecretRecord): Promise<string | undefined> {
  try {
    const key = await passwordKey(database);
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv }, key, record.data);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(data);
  } catch {
    return undefined;
  }
}

/** Two tabs may come here at once: the first key that was stored is everybody's. */
async function passwordKey(database: LoupeDatabase): Promise<CryptoKey> {
  const known = await database.keys.get(KEY_NAME);
  if (known) return known.key;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return database.transaction('rw', database.keys, async () => {
    const first = await database.keys.get(KEY_NAME);
    if (first) return first.key;
    await database.keys.add({ name: KEY_NAME, key });
    return key;
  });
}

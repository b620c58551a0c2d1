// The files that an export makes. Secrets are read only where all of the file goes under a passphrase.
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { exportMqttx, type LeftOut } from '../../../../core/transfer/export-mqttx.ts';
import { exportOwn } from '../../../../core/transfer/export-own.ts';
import { readSecrets, storedSecretNames } from '../../../storage/profile-storage.ts';
import { sealOwnFile } from '../sealed-own-file.ts';

/** `passphrase`: null leaves every secret out. */
export async function makeOwnFile(profiles: readonly ConnectionProfile[], passphrase: string | null): Promise<string> {
  if (passphrase === null) return exportOwn(profiles, null);
  const secrets = await Promise.all(profiles.map(async ({ id }) => [id, await readSecrets(id)] as const));
  return sealOwnFile(exportOwn(profiles, new Map(secrets)), passphrase);
}

export interface MqttxFile {
  readonly text: string;
  /** What of any of the profiles is not in it, each once. */
  readonly leftOut: readonly LeftOut[];
}

export async function makeMqttxFile(profiles: readonly ConnectionProfile[]): Promise<MqttxFile> {
  const names = await Promise.all(profiles.map(async ({ id }) => [id, await storedSecretNames(id)] as const));
  const withPassword = new Set(names.flatMap(([id, secrets]) => (secrets.includes('password') ? [id] : [])));
  const { text, leftOut } = exportMqttx(profiles, (id) => withPassword.has(id));
  return { text, leftOut: [...new Set(leftOut.flatMap(({ what }) => what))] };
}

/** `mqtt-loupe-connections-2026-11-22.json` */
export function exportFileName(format: 'own' | 'mqttx', now: Date): string {
  const program = format === 'own' ? 'mqtt-loupe' : 'mqttx';
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  return `${program}-connections-${date}.json`;
}

// A profile's secrets in the form: what was typed anew, and which are stored already. The stored ones are not read here.
import type { ProfileSecrets } from '../../../../../core/mqtt/connection-profile.ts';
import type { SecretName, SecretsChange } from '../../../../storage/profile-storage.ts';

export interface SecretDraft {
  /** Empty in the form of a profile whose secret is stored: it stays as it is. */
  readonly typed: string;
  /** One is stored, and is to stay. */
  readonly stored: boolean;
}

export type SecretDrafts = Readonly<Record<SecretName, SecretDraft>>;

export const SECRET_NAMES: readonly SecretName[] = [
  'password',
  'clientKey',
  'clientKeyPassphrase',
  'authenticationData',
];

const NONE: SecretDraft = { typed: '', stored: false };

export const NO_SECRETS: SecretDrafts = {
  password: NONE,
  clientKey: NONE,
  clientKeyPassphrase: NONE,
  authenticationData: NONE,
};

export function isGiven({ typed, stored }: SecretDraft): boolean {
  return typed !== '' || stored;
}

/** The same drafts, once it is known which secrets are stored. */
export function withStored(drafts: SecretDrafts, names: readonly SecretName[]): SecretDrafts {
  const known = SECRET_NAMES.map((name) => [name, { ...drafts[name], stored: names.includes(name) }]);
  return Object.fromEntries(known) as SecretDrafts;
}

/** What saving does to the stored secrets. A password that is asked for every time is not stored any more. */
export function secretsChange(drafts: SecretDrafts, initial: SecretDrafts, askPassword: boolean): SecretsChange {
  const change: { -readonly [name in SecretName]?: string | null } = {};
  for (const name of SECRET_NAMES) {
    const { typed, stored } = drafts[name];
    if (typed !== '') change[name] = typed;
    else if (initial[name].stored && !stored) change[name] = null;
  }
  if (askPassword) change.password = null;
  return change;
}

/** The secrets to connect with now: what was typed, else what is stored and to stay. */
export function secretsToUse(drafts: SecretDrafts, stored: ProfileSecrets): ProfileSecrets {
  const used: { -readonly [name in SecretName]?: string } = {};
  for (const name of SECRET_NAMES) {
    const secret = drafts[name].typed || (drafts[name].stored ? stored[name] : undefined);
    if (secret !== undefined) used[name] = secret;
  }
  return used;
}

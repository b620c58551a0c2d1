// What a remedy's button says: in a diagnosis it changes the profile and connects, in the form it changes a field.
import type { TFunction } from 'i18next';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import { versionName } from '../../../../core/mqtt/protocol-version.ts';
import { type Facts, failedEndpoint } from '../judge/facts.ts';
import type { Remedy } from '../judge/remedies.ts';

export function remedyLabel(
  t: TFunction<'diagnosis'>,
  kind: 'fix' | 'formFix',
  remedy: Exclude<Remedy, { kind: 'credentials' }>,
  facts: Facts,
): string {
  switch (remedy.kind) {
    case 'version':
      return t(`${kind}.version`, { version: versionName(remedy.version) });
    case 'endpoint': {
      const { endpoint, worked } = remedy;
      const typed = failedEndpoint(facts.failure);
      if (worked && endpoint.scheme === typed.scheme && endpoint.port === typed.port) {
        return t(`${kind}.path`, { path: endpoint.path });
      }
      return t(worked ? `${kind}.address` : `${kind}.tryAddress`, { address: formatEndpoint(endpoint) });
    }
    case 'client-id':
      return t(`${kind}.clientId`);
    case 'accept-certificate':
      return t(`${kind}.accept`);
    case 'server-name':
      return t(`${kind}.serverName`, { name: remedy.name });
  }
}

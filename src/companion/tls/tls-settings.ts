// The TLS settings of a request, as a page sends them: their shape, checked by hand, as they come from outside. What is
// in them is read later (see tls-context.ts): a text that is no certificate is no broken request, but somebody's mistake.

import { fail, ok, type Result } from '../../core/base/result.ts';
import type { BridgeTls } from '../../core/protocol/companion-contract.ts';

/** A chain in PEM takes some 10 KiB, a bundle of a machine's authorities some 230 KiB. */
export const MAX_REQUEST_BYTES = 256 * 1024;
const MAX_ALPN_PROTOCOLS = 16;

const TEXTS = ['ca', 'clientCertificate', 'clientKey', 'clientKeyPassphrase', 'acceptedSha256', 'serverName'] as const;

/** Empty texts count as absent. The error is for people, and repeats nothing of what was sent. */
export function parseBridgeTls(value: unknown): Result<BridgeTls, string> {
  if (value === undefined || value === null) return ok({});
  if (typeof value !== 'object') return fail('the TLS settings are no object');
  const sent = value as Record<string, unknown>;
  const texts: { [K in (typeof TEXTS)[number]]?: string } = {};
  for (const name of TEXTS) {
    const text = sent[name];
    if (text === undefined || text === null || text === '') continue;
    if (typeof text !== 'string') return fail(`tls.${name} is no text`);
    texts[name] = text;
  }
  const { alpnProtocols } = sent;
  if (alpnProtocols === undefined || alpnProtocols === null) return ok(texts);
  if (!Array.isArray(alpnProtocols) || alpnProtocols.length > MAX_ALPN_PROTOCOLS) {
    return fail(`tls.alpnProtocols is no list of at most ${MAX_ALPN_PROTOCOLS}`);
  }
  const names = alpnProtocols.filter((name): name is string => typeof name === 'string');
  if (names.length < alpnProtocols.length) return fail('tls.alpnProtocols holds something else than texts');
  return ok(names.length === 0 ? texts : { ...texts, alpnProtocols: names });
}

// What a request says it can take: Accept-Encoding and If-None-Match (RFC 9110).

import type { Encoding } from './web-files.ts';

/** The encodings that the client accepts, the one we prefer first. */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  const accepted = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    if (name !== '') accepted.set(name, quality === undefined ? 1 : Number(quality.slice(2)));
  }
  const encodings: readonly Encoding[] = ['br', 'gzip'];
  return encodings.filter((encoding) => (accepted.get(encoding) ?? accepted.get('*') ?? 0) > 0);
}

/** Whether the client already holds the version with this strong `etag`. */
export function holdsVersion(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

/** 128 random bits. Not crypto.randomUUID: a page over http:// from another computer has none. */
export function newProfileId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

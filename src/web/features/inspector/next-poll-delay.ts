const FIRST_MS = 500;
const LAST_MS = 5000;

/** Milliseconds until a message without an answer is looked at again: soon at first, rarely when none seems to come. */
export function nextPollDelay(polls: number): number {
  return Math.min(LAST_MS, FIRST_MS * 1.3 ** polls);
}

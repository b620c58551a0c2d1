// The births that name the aliases of a Sparkplug B message: a DATA message says numbers, its birth has said their names.
import { birthTopics } from '../../../../core/payload/sparkplug/sparkplug-topic.ts';
import { fetchLastOfTopic, fetchPayload } from '../../../state/log-access.ts';

/** A birth has all metrics of a device; of a larger one the names are not looked up. */
const MAX_BIRTH_BYTES = 8 * 1024 * 1024;

/** Payloads of the births before the message that are kept, the most general first. */
export async function fetchBirths(profileId: string, topic: string, seq: number): Promise<readonly Uint8Array[]> {
  const births: Uint8Array[] = [];
  for (const birthTopic of birthTopics(topic)) {
    const birth = await fetchLastOfTopic(profileId, birthTopic, seq);
    const bytes = birth === null ? null : await fetchPayload(profileId, birth, 0, MAX_BIRTH_BYTES);
    if (bytes) births.push(bytes);
  }
  return births;
}

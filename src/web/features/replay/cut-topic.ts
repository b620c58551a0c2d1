/** Some two lines of the dialog; a topic may have 65,535 bytes. */
const SHOWN_CHARACTERS = 120;

/** A topic as a sentence can hold it. */
export function cutTopic(topic: string): string {
  if (topic.length <= SHOWN_CHARACTERS) return topic;
  return `${[...topic.slice(0, 2 * SHOWN_CHARACTERS)].slice(0, SHOWN_CHARACTERS).join('')}…`;
}

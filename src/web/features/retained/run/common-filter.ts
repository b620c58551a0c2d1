/** The narrowest filter of a level that matches all of the topics; a single topic is its own. */
export function commonFilter(topics: readonly string[]): string {
  const [first = '#'] = topics;
  if (topics.every((topic) => topic === first)) return first;
  let levels = first.split('/');
  for (const topic of topics) {
    const others = topic.split('/');
    const differs = levels.findIndex((level, i) => level !== others[i]);
    if (differs >= 0) levels = levels.slice(0, differs);
  }
  return [...levels, '#'].join('/');
}

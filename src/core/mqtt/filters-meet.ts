/** Whether some topic is matched by both. They are valid filters without `$share`. */
export function filtersMeet(a: string, b: string): boolean {
  const [levels, others] = [a.split('/'), b.split('/')];
  // Wildcards at the first level leave out topics that begin with `$` [MQTT-4.7.2-1].
  if (leavesOutDollar(levels, others) || leavesOutDollar(others, levels)) return false;
  for (let i = 0; ; i++) {
    const [level, other] = [levels[i], others[i]];
    // `a/#` matches `a` as well.
    if (level === '#' || other === '#') return true;
    if (level === undefined || other === undefined) return level === other;
    if (level !== '+' && other !== '+' && level !== other) return false;
  }
}

function leavesOutDollar([wild]: readonly string[], [named = '']: readonly string[]): boolean {
  return named.startsWith('$') && (wild === '#' || wild === '+');
}

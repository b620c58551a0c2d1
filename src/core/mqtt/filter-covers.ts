/** Whether every topic that `inner` matches is matched by `outer`, too. Both are valid filters without `$share`. */
export function filterCovers(outer: string, inner: string): boolean {
  const outerLevels = outer.split('/');
  const innerLevels = inner.split('/');
  // Wildcards at the first level leave out topics that begin with `$` [MQTT-4.7.2-1].
  if (inner.startsWith('$') && (outerLevels[0] === '#' || outerLevels[0] === '+')) return false;
  for (let i = 0; ; i++) {
    const level = outerLevels[i];
    if (level === '#') return true;
    const other = innerLevels[i];
    if (level === undefined || other === undefined) return level === other;
    // `a/#` matches `a` as well, which no filter without a multi-level wildcard at that place does.
    if (other === '#') return false;
    if (level !== '+' && level !== other) return false;
  }
}

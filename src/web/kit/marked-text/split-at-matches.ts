/** The text in parts: those at odd places are `wanted` as it stands there, whatever the case. `wanted` is not empty. */
export function splitAtMatches(text: string, wanted: string): string[] {
  return text.split(new RegExp(`(${wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')})`, 'iu'));
}

/** The empty state of a browser without profiles. */
export function FirstStart() {
  return null;
}

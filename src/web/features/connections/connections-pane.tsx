export function ConnectionsPane() {
  return null;
}

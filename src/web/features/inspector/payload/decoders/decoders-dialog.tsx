export function DecodersDialog() {
  return null;
}

export function SessionHeader(_props: { readonly profileId: string }) {
  return null;
}

export function Inspector(_props: { readonly profileId: string }) {
  return null;
}

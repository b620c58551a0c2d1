export function Composer(_props: { readonly profileId: string }) {
  return null;
}

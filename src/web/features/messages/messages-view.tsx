export function MessagesView(_props: { readonly profileId: string }) {
  return null;
}

export function SessionHeader(_props: { readonly profileId: string; readonly onEdit: () => void }) {
  return null;
}

export function ConnectionDiagnosis(_props: { readonly profileId: string; readonly onEdit: () => void }) {
  return null;
}

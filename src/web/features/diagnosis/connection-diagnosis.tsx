export function ConnectionDiagnosis(_props: { readonly profileId: string }) {
  return null;
}

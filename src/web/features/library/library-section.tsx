/** Yet to come. */
export function LibrarySection(_: { readonly profileId: string }) {
  return null;
}

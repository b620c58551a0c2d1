/** Yet to come. */
export function ScriptsSection(_: { readonly profileId: string }) {
  return null;
}

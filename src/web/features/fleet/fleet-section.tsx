/** Yet to come. */
export function FleetSection(_: { readonly profileId: string }) {
  return null;
}

/** Yet to come. */
export function AutomationSection(_: { readonly profileId: string }) {
  return null;
}

export function SubscriptionsPane(_props: { readonly profileId: string }) {
  return null;
}

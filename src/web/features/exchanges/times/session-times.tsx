// How fast answers come, and how many messages wait for theirs.
export function SessionTimes({ profileId }: { readonly profileId: string }) {
  return <div data-profile={profileId} />;
}

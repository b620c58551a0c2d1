// The births that name the aliases of a Sparkplug B message: a DATA message says numbers, its birth has said their names.

/** Payloads of the births before the message that are kept, the most general first. */
export async function fetchBirths(_profileId: string, _topic: string, _seq: number): Promise<readonly Uint8Array[]> {
  return [];
}

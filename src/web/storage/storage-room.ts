/** How much this browser lets the page keep; null: it does not say. */
export interface StorageRoom {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** The browser clears nothing away by itself. */
  readonly isPersistent: boolean;
}

export async function storageRoom(): Promise<StorageRoom | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage === undefined || quota === undefined) return null;
    return { usedBytes: usage, quotaBytes: quota, isPersistent: await navigator.storage.persisted() };
  } catch {
    return null;
  }
}

/** Where a message stands in its log. */
export interface PlaceInLog {
  readonly seq: number;
  /** Milliseconds since the epoch: those that one chunk of the network has brought have the same. */
  readonly time: number;
}

export function comesBefore(one: PlaceInLog, other: PlaceInLog): boolean {
  return one.time < other.time || (one.time === other.time && one.seq < other.seq);
}

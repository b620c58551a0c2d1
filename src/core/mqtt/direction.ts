/** `in`: from the broker to this client. `out`: from this client to the broker. */
export type Direction = 'in' | 'out';

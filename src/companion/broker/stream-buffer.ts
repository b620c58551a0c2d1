/** Bytes that may wait in a client's stream, in each direction, before the other side is asked to stop. */
export const STREAM_BUFFER_BYTES = 512 * 1024;

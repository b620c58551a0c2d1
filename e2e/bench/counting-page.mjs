// The reference of `ingest`: connects with the same handshake and does nothing but count the bytes that come.

export const COUNTING_PAGE = `<!doctype html>
<meta charset="utf-8">
<title>counts bytes</title>
<script>
const connect = Uint8Array.of(0x10, 19, 0, 4, 77, 81, 84, 84, 5, 2, 0, 60, 0, 0, 6, 99, 111, 117, 110, 116, 115);
const subscribe = Uint8Array.of(0x82, 13, 0, 1, 0, 0, 7, 98, 101, 110, 99, 104, 47, 35, 0);
let bytes = 0;
let goal = Infinity;
let reached = () => {};
window.subscribed = false;
const socket = new WebSocket('ws://' + location.host + '/mqtt', 'mqtt');
socket.binaryType = 'arraybuffer';
socket.onopen = () => socket.send(connect);
const count = ({ data }) => {
  bytes += data.byteLength;
  if (bytes >= goal) reached();
};
socket.onmessage = ({ data }) => {
  const type = new Uint8Array(data)[0] >> 4;
  if (type === 2) return socket.send(subscribe);
  if (type !== 9) return;
  window.subscribed = true;
  socket.onmessage = count;
};
/**
 * Begins to wait for so many more bytes. \`counting\` settles with when they were there, in milliseconds since the epoch,
 * and how many came.
 */
window.startCounting = (more, timeoutMs) => {
  const base = bytes;
  window.counting = new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      goal = Infinity;
      resolve({ at: performance.timeOrigin + performance.now(), counted: bytes - base });
    };
    const timer = setTimeout(settle, timeoutMs);
    reached = settle;
    goal = base + more;
  });
};
</script>
`;

// The reference of `search`: keeps the bytes of the same stream in blocks as large as the log's, in a worker, and passes
// over them once with the browser's own string search.

const WORKER = `
const BLOCK_BYTES = 1 << 20;
const blocks = [];
let used = BLOCK_BYTES;
let kept = 0;
const connect = Uint8Array.of(0x10, 21, 0, 4, 77, 81, 84, 84, 5, 2, 0, 60, 0, 0, 8, 115, 101, 97, 114, 99, 104, 101, 115);
const subscribe = Uint8Array.of(0x82, 13, 0, 1, 0, 0, 7, 98, 101, 110, 99, 104, 47, 35, 0);
const keep = ({ data }) => {
  // Frames hold whole packets: nothing that is looked for lies across two blocks.
  if (used + data.byteLength > BLOCK_BYTES) {
    blocks.push(new Uint8Array(BLOCK_BYTES));
    used = 0;
  }
  blocks.at(-1).set(new Uint8Array(data), used);
  used += data.byteLength;
  kept += data.byteLength;
};
const listen = (port) => {
  const socket = new WebSocket('ws://127.0.0.1:' + port + '/mqtt', 'mqtt');
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => socket.send(connect);
  socket.onmessage = ({ data }) => {
    const type = new Uint8Array(data)[0] >> 4;
    if (type === 2) return socket.send(subscribe);
    if (type !== 9) return;
    socket.onmessage = keep;
    postMessage({ subscribed: true });
  };
};
const decoder = new TextDecoder('latin1');
const SEARCHES = {
  exact: (text, wanted) => {
    let found = 0;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found++;
    return found;
  },
  anyCase: (text, wanted) => {
    const pattern = new RegExp(wanted, 'gi');
    let found = 0;
    while (pattern.test(text)) found++;
    return found;
  },
};
onmessage = ({ data: { port, search, wanted } }) => {
  if (port) return listen(port);
  if (!search) return postMessage({ kept });
  const began = performance.now();
  let found = 0;
  for (const block of blocks) {
    found += SEARCHES[search](decoder.decode(block === blocks.at(-1) ? block.subarray(0, used) : block), wanted);
  }
  postMessage({ ms: performance.now() - began, found });
};
`;

export const SEARCHING_PAGE = `<!doctype html>
<meta charset="utf-8">
<title>searches bytes</title>
<script>
const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(WORKER).replaceAll('<', '\\u003c')}])));
const ask = (question) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(question);
});
window.subscribed = false;
ask({ port: location.port }).then(() => { window.subscribed = true; });
/** How many bytes of packets it has got. */
window.keptBytes = async () => (await ask({})).kept;
/** One pass: 'exact' for the text as it stands, 'anyCase' whatever its case. Milliseconds in the worker, and how often it was found. */
window.pass = (search, wanted) => ask({ search, wanted });
</script>
`;

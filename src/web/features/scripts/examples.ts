// Scripts to begin with.
export const EXAMPLES = {
  empty: `// Publishes, subscribes, waits: see "What a script can call" below.
await publish('hello', 'Hello World', { qos: 1 });
log('sent');
`,
  sensor: `// A sensor that drifts, until it is stopped.
let temperature = 21;

every(1000, async () => {
  temperature += random(-0.2, 0.2);
  await publish('lab/sensor/temperature', { value: Number(temperature.toFixed(2)), at: now() });
});
`,
  responder: `// Answers requests: adds two numbers.
onMessage('calc/add', async (message) => {
  if (message.responseTopic === null) return;
  const { a, b } = message.json();
  await publish(message.responseTopic, { sum: a + b }, { correlationData: message.correlationData });
  log('answered', a, '+', b);
});
await subscribe('calc/add');
log('waiting for requests on calc/add');
`,
  request: `// Asks ten times, and says how long the answers took.
const times: number[] = [];
for (let i = 0; i < 10; i++) {
  const begin = now();
  const answer = await request('calc/add', { a: i, b: 1 }, { timeoutMs: 2000 });
  times.push(now() - begin);
  log(answer.payload);
}
log('mean', times.reduce((sum, ms) => sum + ms, 0) / times.length, 'ms');
`,
  load: `// A thousand messages at QoS 1, each after the one before was acknowledged.
const begin = now();
for (let i = 1; i <= 1000; i++) await publish(\`load/\${i % 10}\`, { i }, { qos: 1 });
log(1000, 'messages in', now() - begin, 'ms');
`,
} as const;

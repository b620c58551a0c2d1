// What a script can call, for those who write one: it is shown beside the editor, and completes what is typed. The functions
// themselves stand in the engine (script-prelude.ts).

export interface ScriptCall {
  readonly name: string;
  /** As TypeScript has it. */
  readonly signature: string;
  readonly example: string;
}

export const SCRIPT_API: readonly ScriptCall[] = [
  {
    name: 'publish',
    signature:
      'publish(topic: string, payload?: string | object | number | Uint8Array | null, options?: { qos?: 0 | 1 | 2; retain?: boolean; contentType?: string; responseTopic?: string; correlationData?: string | Uint8Array; expiry?: number; payloadIsUtf8?: boolean; userProperties?: Record<string, string> | [string, string][] }): Promise<number | undefined>',
    example: "await publish('lamp/set', { state: 'ON' }, { qos: 1 });",
  },
  {
    name: 'subscribe',
    signature: 'subscribe(filter: string, options?: { qos?: 0 | 1 | 2 }): Promise<AsyncIterable<Message>>',
    example: "for await (const m of await subscribe('lab/#')) log(m.topic, m.payload);",
  },
  {
    name: 'onMessage',
    signature: 'onMessage(filter: string, listener: (message: Message) => unknown): () => void',
    example: "onMessage('lab/+/temp', (m) => log(m.json().value));",
  },
  {
    name: 'request',
    signature:
      'request(topic: string, payload?: unknown, options?: { timeoutMs?: number; responseTopic?: string; qos?: 0 | 1 | 2 }): Promise<Message>',
    example: "const answer = await request('calc/add', { a: 1, b: 2 });",
  },
  { name: 'sleep', signature: 'sleep(ms: number): Promise<void>', example: 'await sleep(1000);' },
  {
    name: 'every',
    signature: 'every(ms: number, act: () => unknown): () => void',
    example: "const stop = every(500, () => publish('tick', now()));",
  },
  {
    name: 'setTimeout',
    signature: 'setTimeout(act: () => unknown, ms?: number): number',
    example: 'clearTimeout(setTimeout(() => log(1), 50));',
  },
  { name: 'log', signature: 'log(...values: unknown[]): void', example: "log('temperature', 21.5);" },
  { name: 'variables', signature: 'variables: Readonly<Record<string, string>>', example: 'variables.station' },
  { name: 'random', signature: 'random(from?: number, to?: number): number', example: 'random(20, 25).toFixed(1)' },
  { name: 'now', signature: 'now(): number', example: 'now()' },
  { name: 'uuid', signature: 'uuid(): string', example: 'uuid()' },
  { name: 'encodeText', signature: 'encodeText(text: string): Uint8Array', example: "encodeText('Привет')" },
  { name: 'decodeText', signature: 'decodeText(bytes: Uint8Array): string', example: 'decodeText(m.bytes)' },
];

/** What a message has. */
export const SCRIPT_MESSAGE: readonly { readonly name: string; readonly signature: string }[] = [
  { name: 'topic', signature: 'topic: string' },
  { name: 'payload', signature: 'payload: string' },
  { name: 'bytes', signature: 'bytes: Uint8Array' },
  { name: 'json', signature: 'json(): any' },
  { name: 'qos', signature: 'qos: 0 | 1 | 2' },
  { name: 'retain', signature: 'retain: boolean' },
  { name: 'responseTopic', signature: 'responseTopic: string | null' },
  { name: 'correlationData', signature: 'correlationData: Uint8Array | null' },
  { name: 'contentType', signature: 'contentType: string | null' },
  { name: 'userProperties', signature: 'userProperties: [string, string][]' },
  { name: 'time', signature: 'time: number' },
];

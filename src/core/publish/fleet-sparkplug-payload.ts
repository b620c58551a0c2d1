// The Protobuf of a simulated node's payloads: the few fields of Sparkplug B's that it uses (specification 3.0, section 6.4).

export interface SparkplugMetric {
  readonly name?: string;
  readonly alias?: number;
  /** 4: Int64, 10: Double, 11: Boolean. */
  readonly datatype: 4 | 10 | 11;
  readonly value: number | boolean | bigint;
}

export interface SparkplugPayload {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** Null: a death has none. */
  readonly seq: number | null;
  readonly metrics: readonly SparkplugMetric[];
}

export function encodeSparkplug({ timestamp, seq, metrics }: SparkplugPayload): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  writeInteger(bytes, 1, BigInt(timestamp));
  for (const metric of metrics) writeBytes(bytes, 2, metricBytes(metric));
  if (seq !== null) writeInteger(bytes, 3, BigInt(seq));
  return Uint8Array.from(bytes);
}

function metricBytes({ name, alias, datatype, value }: SparkplugMetric): number[] {
  const bytes: number[] = [];
  if (name !== undefined) writeBytes(bytes, 1, new TextEncoder().encode(name));
  if (alias !== undefined) writeInteger(bytes, 2, BigInt(alias));
  writeInteger(bytes, 4, BigInt(datatype));
  if (typeof value === 'boolean') writeInteger(bytes, 14, value ? 1n : 0n);
  else if (typeof value === 'bigint') writeInteger(bytes, 11, BigInt.asUintN(64, value));
  else writeDouble(bytes, 13, value);
  return bytes;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;

function writeInteger(bytes: number[], field: number, value: bigint): void {
  bytes.push((field << 3) | VARINT);
  writeVarint(bytes, value);
}

function writeBytes(bytes: number[], field: number, content: ArrayLike<number>): void {
  bytes.push((field << 3) | LENGTH);
  writeVarint(bytes, BigInt(content.length));
  for (let at = 0; at < content.length; at++) bytes.push(content[at] as number);
}

function writeDouble(bytes: number[], field: number, value: number): void {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  bytes.push((field << 3) | FIXED64, ...new Uint8Array(view.buffer));
}

/** The fields' numbers are below 16, so that each tag is one byte; values may be of up to 64 bits. */
function writeVarint(bytes: number[], value: bigint): void {
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
}

// From a capture file to the MQTT packets in it. In slices, so that whoever reads stays responsive and can stop.
import type { CaptureSink, CaptureSummary } from './capture-sink.ts';
import { CapturedFlow, type FlowKind, type Side } from './captured-flow.ts';
import { FrameReader } from './frame-reader.ts';
import { SegmentReader } from './segment-reader.ts';

/** Streams that are open at once; with more, the oldest are taken for over. A scan of ports makes many. */
const MAX_FLOWS = 100_000;
/** Taken for over at a time: to find the oldest of so many again and again is slow. */
const CLOSED_AT_ONCE = 10_000;

/** One direction of a flow, found by the bytes of its addresses and ports. */
interface Way {
  readonly hash: number;
  /** Where the source address stands in the file, in the flow's first segment of this direction. */
  readonly addressAt: number;
  readonly addressBytes: number;
  readonly fromPort: number;
  readonly toPort: number;
  flow: CapturedFlow;
  readonly side: Side;
}

export class MqttCaptureReader {
  readonly #file: Uint8Array;
  readonly #frames: FrameReader;
  readonly #segment: SegmentReader;
  readonly #sink: CaptureSink;
  /** By a hash of addresses and ports. */
  readonly #ways = new Map<number, Way[]>();
  /** With the ways that lead to them. */
  readonly #flows = new Map<CapturedFlow, Way[]>();
  readonly #others: Record<Exclude<FlowKind, 'undecided' | 'mqtt'>, number> = { tls: 0, compressed: 0, unknown: 0 };
  #last: Way | null = null;
  #connections = 0;
  #packets = 0;
  #frameCount = 0;

  /** `file`: a whole pcap or pcapng file. */
  constructor(file: Uint8Array, sink: CaptureSink) {
    this.#file = file;
    this.#frames = new FrameReader(file);
    this.#segment = new SegmentReader(file);
    this.#sink = {
      connection: (connection) => sink.connection(connection),
      packet: (index, direction, bytes, time) => {
        this.#packets++;
        sink.packet(index, direction, bytes, time);
      },
      missing: (index, direction, byteCount, time) => sink.missing(index, direction, byteCount, time),
      closed: (index, by, time) => sink.closed(index, by, time),
    };
  }

  /** 0 to 1. */
  get progress(): number {
    return this.#file.length === 0 ? 1 : this.#frames.at / this.#file.length;
  }

  /** Reads at most so many frames. False: there are no more; `end` tells what came of it. */
  step(frames: number): boolean {
    for (let i = 0; i < frames; i++) {
      if (!this.#frames.next()) return false;
      this.#frameCount++;
      const { linkType, start, end, time } = this.#frames;
      if (this.#segment.read(linkType, start, end)) this.#take(time);
    }
    return true;
  }

  /** After the last step, or instead of it: gives out what waits. */
  end(): CaptureSummary {
    for (const flow of this.#flows.keys()) {
      flow.finish();
      this.#countOther(flow);
    }
    this.#flows.clear();
    this.#ways.clear();
    const { tls, compressed, unknown } = this.#others;
    return {
      frames: this.#frameCount,
      packets: this.#packets,
      connections: this.#connections,
      otherStreams: { tls, compressed, unknown },
      fault: this.#frames.fault,
    };
  }

  #take(time: number): void {
    const segment = this.#segment;
    const way = this.#way(time);
    const { flow, side } = way;
    if (segment.isSyn) flow.synchronize(side, segment.sequence, segment.isAck);
    if (segment.payloadEnd > segment.payloadStart)
      flow.add(side, segment.sequence, this.#file.subarray(segment.payloadStart, segment.payloadEnd), time);
    if (segment.isAck) flow.acknowledged(side, segment.acknowledgement, time);
    if (segment.isReset) flow.end(null, time);
    else if (segment.isFin) flow.end(side, time);
  }

  #way(time: number): Way {
    const last = this.#last;
    const segment = this.#segment;
    let way =
      last && this.#isWay(last) ? last : (this.#ways.get(this.#hash())?.find((known) => this.#isWay(known)) ?? null);
    way ??= this.#open(time);
    // Addresses and ports that are used again belong to another connection.
    const isBegin = segment.isSyn && !segment.isAck;
    if (isBegin && (way.flow.isOver || way.flow.isOtherBegin(way.side, segment.sequence))) this.#reopen(way, time);
    this.#last = way;
    return way;
  }

  #isWay({ addressAt, addressBytes, fromPort, toPort }: Way): boolean {
    const segment = this.#segment;
    if (fromPort !== segment.fromPort || toPort !== segment.toPort || addressBytes !== segment.addressBytes)
      return false;
    const file = this.#file;
    for (let i = 0; i < addressBytes * 2; i++) if (file[addressAt + i] !== file[segment.addressAt + i]) return false;
    return true;
  }

  #hash(isOpposite = false): number {
    const { addressAt, addressBytes, fromPort, toPort } = this.#segment;
    const [from, to] = isOpposite ? [addressAt + addressBytes, addressAt] : [addressAt, addressAt + addressBytes];
    const file = this.#file;
    let hash = isOpposite ? (toPort << 16) | fromPort : (fromPort << 16) | toPort;
    for (let i = 0; i < addressBytes; i++) hash = Math.imul(hash ^ (file[from + i] as number), 0x0100_0193);
    for (let i = 0; i < addressBytes; i++) hash = Math.imul(hash ^ (file[to + i] as number), 0x0100_0193);
    return hash;
  }

  #open(time: number): Way {
    // The other direction may be known: then its addresses stand the other way round.
    const opposite = this.#opposite();
    const { addressAt, addressBytes, fromPort, toPort } = this.#segment;
    const flow = opposite?.flow ?? this.#newFlow(time);
    const hash = this.#hash();
    const way: Way = {
      hash,
      addressAt,
      addressBytes,
      fromPort,
      toPort,
      flow,
      side: opposite ? 1 : 0,
    };
    const same = this.#ways.get(hash);
    if (same) same.push(way);
    else this.#ways.set(hash, [way]);
    this.#flows.get(flow)?.push(way);
    return way;
  }

  #opposite(): Way | undefined {
    return this.#ways.get(this.#hash(true))?.find((known) => this.#isOpposite(known));
  }

  #isOpposite({ addressAt, addressBytes, fromPort, toPort }: Way): boolean {
    const segment = this.#segment;
    if (fromPort !== segment.toPort || toPort !== segment.fromPort || addressBytes !== segment.addressBytes)
      return false;
    const file = this.#file;
    for (let i = 0; i < addressBytes; i++) {
      if (file[addressAt + i] !== file[segment.addressAt + addressBytes + i]) return false;
      if (file[addressAt + addressBytes + i] !== file[segment.addressAt + i]) return false;
    }
    return true;
  }

  /** Both directions lead to a new flow, whose first segment is this one. */
  #reopen(way: Way, time: number): void {
    this.#close(way.flow);
    const opposite = this.#opposite();
    const flow = this.#newFlow(time, way.side);
    const ways = opposite ? [way, opposite] : [way];
    for (const one of ways) one.flow = flow;
    this.#flows.set(flow, ways);
  }

  #newFlow(time: number, side: Side = 0): CapturedFlow {
    const { from, to, fromPort, toPort } = this.#segment;
    const ends =
      side === 0
        ? { names: [from, to] as const, ports: [fromPort, toPort] as const }
        : { names: [to, from] as const, ports: [toPort, fromPort] as const };
    const flow = new CapturedFlow(ends, time, this.#sink, () => this.#connections++);
    if (this.#flows.size >= MAX_FLOWS) this.#closeOldest();
    this.#flows.set(flow, []);
    return flow;
  }

  /** MQTT that goes on only where there is nothing else. */
  #closeOldest(): void {
    const isIdle = (flow: CapturedFlow) => flow.kind !== 'mqtt' || flow.isOver;
    const flows = [...this.#flows.keys()];
    const idle = flows.filter(isIdle);
    for (const flow of (idle.length > 0 ? idle : flows).slice(0, CLOSED_AT_ONCE)) {
      for (const way of this.#flows.get(flow) ?? []) this.#forget(way);
      this.#close(flow);
    }
  }

  #forget(way: Way): void {
    const others = this.#ways.get(way.hash)?.filter((known) => known !== way) ?? [];
    if (others.length > 0) this.#ways.set(way.hash, others);
    else this.#ways.delete(way.hash);
    if (this.#last === way) this.#last = null;
  }

  #close(flow: CapturedFlow): void {
    flow.finish();
    if (this.#flows.delete(flow)) this.#countOther(flow);
  }

  #countOther({ kind }: CapturedFlow): void {
    if (kind === 'tls' || kind === 'compressed' || kind === 'unknown') this.#others[kind]++;
  }
}

const FRAMES_A_STEP = 50_000;

/** Reads a whole file at once. */
export function readMqttCapture(
  file: Uint8Array,
  sink: CaptureSink,
  onProgress?: (progress: number) => void,
): CaptureSummary {
  const reader = new MqttCaptureReader(file, sink);
  while (reader.step(FRAMES_A_STEP)) onProgress?.(reader.progress);
  return reader.end();
}

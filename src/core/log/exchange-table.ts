// All exchanges by number, in columns: some 30 bytes each, whatever becomes of them. The oldest go when their packets went.
import type { Direction } from '../mqtt/direction.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { ExchangeKind, ExchangeStatus } from './exchange.ts';

const CHUNK = 1024;
/** Packets after the first that most exchanges have: a QoS 2 publish has three. What repeats stands elsewhere. */
const SLOTS = 3;

const KINDS: readonly ExchangeKind[] = [
  'connect',
  'publish',
  'subscribe',
  'unsubscribe',
  'ping',
  'disconnect',
  'authenticate',
];
const STATUSES: readonly ExchangeStatus[] = ['open', 'complete', 'refused', 'lost'];

interface Chunk {
  readonly firstSeqs: Float64Array;
  /** Distance of further packets from the first; 0: none. */
  readonly steps: Uint32Array;
  readonly packetIds: Uint16Array;
  readonly connections: Uint16Array;
  /** Bits 0 to 2 the kind, 3 the direction, 4 and 5 the QoS, 6 and 7 the status. */
  readonly facts: Uint8Array;
}

export interface ExchangeRecord {
  readonly id: number;
  readonly kind: ExchangeKind;
  readonly direction: Direction;
  readonly qos: Qos;
  readonly packetId: number;
  readonly connection: number;
  readonly status: ExchangeStatus;
  /** Sequence numbers of its packets, ascending. */
  readonly seqs: readonly number[];
}

export class ExchangeTable {
  #chunks: Chunk[] = [];
  /** The number of the first exchange in the first chunk. */
  #first = 0;
  #end = 0;
  /** Packets beyond the slots. */
  readonly #more = new Map<number, number[]>();

  get end(): number {
    return this.#end;
  }

  begin(
    kind: ExchangeKind,
    direction: Direction,
    qos: Qos,
    packetId: number,
    connection: number,
    firstSeq: number,
  ): number {
    const id = this.#end++;
    if (id - this.#first >= this.#chunks.length * CHUNK) this.#chunks.push(emptyChunk());
    const chunk = this.#chunkOf(id) as Chunk;
    const at = id % CHUNK;
    chunk.firstSeqs[at] = firstSeq;
    chunk.packetIds[at] = packetId;
    chunk.connections[at] = connection;
    chunk.facts[at] = KINDS.indexOf(kind) | (direction === 'out' ? 8 : 0) | (qos << 4);
    return id;
  }

  addStep(id: number, seq: number): void {
    const chunk = this.#chunkOf(id);
    if (!chunk) return;
    const at = id % CHUNK;
    const distance = seq - (chunk.firstSeqs[at] as number);
    const slots = at * SLOTS;
    for (let slot = slots; slot < slots + SLOTS && distance <= 0xffffffff; slot++) {
      if (chunk.steps[slot] !== 0) continue;
      chunk.steps[slot] = distance;
      return;
    }
    const more = this.#more.get(id);
    if (more) more.push(seq);
    else this.#more.set(id, [seq]);
  }

  setStatus(id: number, status: ExchangeStatus): void {
    const chunk = this.#chunkOf(id);
    if (!chunk) return;
    const at = id % CHUNK;
    chunk.facts[at] = ((chunk.facts[at] as number) & 0x3f) | (STATUSES.indexOf(status) << 6);
  }

  firstSeq(id: number): number | undefined {
    return this.#chunkOf(id)?.firstSeqs[id % CHUNK];
  }

  /** Undefined: it was let go. */
  record(id: number): ExchangeRecord | undefined {
    const chunk = id < this.#end ? this.#chunkOf(id) : undefined;
    if (!chunk) return undefined;
    const at = id % CHUNK;
    const facts = chunk.facts[at] as number;
    const firstSeq = chunk.firstSeqs[at] as number;
    const seqs = [firstSeq];
    for (let slot = 0; slot < SLOTS; slot++) {
      const distance = chunk.steps[at * SLOTS + slot] as number;
      if (distance > 0) seqs.push(firstSeq + distance);
    }
    seqs.push(...(this.#more.get(id) ?? []));
    return {
      id,
      kind: KINDS[facts & 7] as ExchangeKind,
      direction: (facts & 8) !== 0 ? 'out' : 'in',
      qos: ((facts >> 4) & 3) as Qos,
      packetId: chunk.packetIds[at] as number,
      connection: chunk.connections[at] as number,
      status: STATUSES[facts >> 6] as ExchangeStatus,
      seqs,
    };
  }

  /** Lets those go whose packets are all before `firstSeq`, as far as what comes after them does not begin before it. */
  evict(firstSeq: number): void {
    let gone = 0;
    while (gone + 1 < this.#chunks.length && ((this.#chunks[gone + 1] as Chunk).firstSeqs[0] as number) < firstSeq)
      gone++;
    if (gone === 0) return;
    this.#chunks = this.#chunks.slice(gone);
    this.#first += gone * CHUNK;
    for (const id of this.#more.keys()) if (id < this.#first) this.#more.delete(id);
  }

  #chunkOf(id: number): Chunk | undefined {
    return id < this.#first ? undefined : this.#chunks[Math.floor((id - this.#first) / CHUNK)];
  }
}

function emptyChunk(): Chunk {
  return {
    firstSeqs: new Float64Array(CHUNK),
    steps: new Uint32Array(CHUNK * SLOTS),
    packetIds: new Uint16Array(CHUNK),
    connections: new Uint16Array(CHUNK),
    facts: new Uint8Array(CHUNK),
  };
}

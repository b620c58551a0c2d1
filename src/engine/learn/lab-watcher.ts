// Finds in the log the packets that prove the tasks of a lab. Reads on from where it was, a slice of time a request, and
// looks closer only at packets of the types that a task waits for.
import { type LabEvent, type LabSurroundings, readLabEvent } from '../../core/learn/lab-event.ts';
import type { LabPattern, LabValue } from '../../core/learn/lab-pattern.ts';
import { isVariable } from '../../core/learn/match-pattern.ts';
import { TaskMatcher } from '../../core/learn/task-matcher.ts';
import type { LogBlock } from '../../core/log/log-block.ts';
import type { LoggedPacket, PacketLog } from '../../core/log/packet-log.ts';
import type { PacketRow } from '../../core/log/packet-row.ts';
import { NO_TOPIC_ID, type TopicTable } from '../../core/log/topic-table.ts';
import { topicMatches } from '../../core/mqtt/topic.ts';
import type { LabProgress, LabWatch, TaskProgress, WatchedTask } from '../../core/protocol/learn-contract.ts';
import { PACKET, packetName } from '../../core/wire/packet-type.ts';

/** Of one request. */
const SLICE_MS = 8;

/** Packets between two looks at the clock. */
const CHUNK = 256;

/** Messages that are remembered for when they come back. */
const MAX_SENT = 1_000;

interface Followed {
  readonly task: WatchedTask;
  /** Null: the task before it is not passed. */
  matcher: TaskMatcher | null;
  /** Packets before this one do not count. */
  fromSeq: number;
  readonly rows: Map<number, PacketRow>;
}

export class LabWatcher {
  readonly #log: PacketLog;
  readonly #topics: TopicTable;
  readonly #rowOf: (seq: number) => PacketRow | undefined;
  #watchId: string | null = null;
  #followed: Followed[] = [];
  #surroundings: LabSurroundings = { scheme: '', embedded: false, clientId: '' };
  /** Packet types that some task waits for, and the topics of messages from the broker. */
  #types: ReadonlySet<string> = new Set();
  #topicFilters: readonly string[] | null = null;
  /** By topic id: whether some task waits for a message of it. */
  #wanted: (boolean | undefined)[] = [];
  #nextSeq = 0;
  #connackTime = 0;
  /** Topics and payloads that were sent and have not come back yet. */
  readonly #sent = new Map<string, number>();

  constructor(log: PacketLog, topics: TopicTable, rowOf: (seq: number) => PacketRow | undefined) {
    this.#log = log;
    this.#topics = topics;
    this.#rowOf = rowOf;
  }

  progress(watch: LabWatch): LabProgress {
    if (watch.watchId !== this.#watchId) this.#begin(watch);
    const { scheme, embedded, clientId } = watch;
    this.#surroundings = { scheme, embedded, clientId };
    const isBehind = this.#read();
    return { tasks: this.#followed.map((one) => this.#progressOf(one)), isBehind };
  }

  #begin({ watchId, tasks }: LabWatch): void {
    this.#watchId = watchId;
    this.#sent.clear();
    const patterns = tasks.flatMap(({ expect, wrong }) => [...expect, ...wrong]);
    // How long a message waited is told from CONNACK on.
    this.#types = new Set(['CONNACK', ...patterns.map(({ packet }) => packet)]);
    this.#topicFilters = topicsOf(patterns);
    this.#wanted = [];
    this.#followed = tasks.map((task) => {
      const waits = task.after !== null && tasks.some(({ id }) => id === task.after);
      return { task, matcher: waits ? null : new TaskMatcher(task, {}), fromSeq: 0, rows: new Map() };
    });
    this.#nextSeq = Math.min(this.#log.endSeq, ...tasks.map((task) => this.#startOf(task)));
  }

  /** The first packet that counts for a task. */
  #startOf({ from, ofConnection }: WatchedTask): number {
    const connect = ofConnection ? this.#log.connectOf(this.#log.connection) : undefined;
    const block = this.#log.blocks.find((one) => lastTime(one) >= from);
    return Math.min(block?.firstSeq ?? this.#log.endSeq, connect?.seq ?? Number.POSITIVE_INFINITY);
  }

  /** True: there is more. */
  #read(): boolean {
    const { endSeq, firstSeq } = this.#log;
    const deadline = performance.now() + SLICE_MS;
    let seq = Math.max(this.#nextSeq, firstSeq);
    const connect = this.#log.connectOf(this.#log.connection)?.seq ?? endSeq;
    for (let read = 0; seq < endSeq; seq++, read++) {
      if (read % CHUNK === CHUNK - 1 && performance.now() > deadline) break;
      const packet = this.#log.packet(seq);
      if (packet && this.#isWanted(packet)) this.#take(packet, connect);
    }
    this.#nextSeq = seq;
    return seq < endSeq;
  }

  #isWanted({ isEvent, bytes, direction, topicId }: LoggedPacket): boolean {
    if (isEvent) return this.#types.has('CLOSED');
    const type = (bytes[0] as number) >> 4;
    if (!this.#types.has(packetName(type) ?? '')) return false;
    if (type !== PACKET.publish || direction === 'out' || this.#topicFilters === null) return true;
    if (topicId === NO_TOPIC_ID) return false;
    const known = this.#wanted[topicId];
    if (known !== undefined) return known;
    const topic = this.#topics.text(topicId);
    const isWanted = this.#topicFilters.some((filter) => topicMatches(filter, topic));
    this.#wanted[topicId] = isWanted;
    return isWanted;
  }

  #take(packet: LoggedPacket, connect: number): void {
    const topic = packet.topicId === NO_TOPIC_ID ? null : this.#topics.text(packet.topicId);
    const read = readLabEvent(packet, topic, this.#surroundings);
    if (!read) return;
    if (read.packet === 'CONNACK') this.#connackTime = read.time;
    const event = read.packet === 'PUBLISH' ? this.#withHistory(read) : read;
    for (const one of this.#followed) {
      const { task, matcher } = one;
      const counts = packet.time >= task.from || (task.ofConnection && packet.seq >= connect);
      if (!matcher || matcher.passed || !counts || packet.seq < one.fromSeq) continue;
      // What was there before the person came is no mistake of theirs.
      matcher.add(event, packet.time >= task.from);
      this.#keepRows(one);
      if (matcher.passed) this.#letFollow(task.id, matcher, packet.seq + 1);
    }
  }

  /** Tells a message that comes back from one that somebody else has sent, and one that waited from one that did not. */
  #withHistory(event: LabEvent): LabEvent {
    const [message = {}] = event.variants;
    const key = `${message.topic}\0${message.payload}`;
    const sent = this.#sent.get(key) ?? 0;
    const sinceConnack = Math.max(0, event.time - this.#connackTime);
    if (event.from === 'client') {
      if (this.#sent.size < MAX_SENT || sent > 0) this.#sent.set(key, message.dup === true ? sent : sent + 1);
      return event;
    }
    if (sent > 1) this.#sent.set(key, sent - 1);
    else this.#sent.delete(key);
    return { ...event, variants: event.variants.map((one) => ({ ...one, own: sent > 0, sinceConnack })) };
  }

  /** The tasks that wait for this one begin, with what it has bound. */
  #letFollow(id: string, { best }: TaskMatcher, fromSeq: number): void {
    for (const one of this.#followed) {
      if (one.task.after !== id) continue;
      one.matcher = new TaskMatcher(one.task, best.bindings);
      one.fromSeq = fromSeq;
    }
  }

  /** Packets go with the log's budget; what proves something stays. */
  #keepRows({ matcher, rows }: Followed): void {
    const seqs = matcher ? [...matcher.best.seqs, ...(matcher.miss ? [matcher.miss.seq] : [])] : [];
    for (const seq of rows.keys()) if (!seqs.includes(seq)) rows.delete(seq);
    for (const seq of seqs) {
      const row = rows.has(seq) ? undefined : this.#rowOf(seq);
      if (row) rows.set(seq, row);
    }
  }

  #progressOf({ task: { id }, matcher, rows }: Followed): TaskProgress {
    if (!matcher) return { id, passed: false, evidence: [], nearMiss: null };
    const { best, miss, passed } = matcher;
    const evidence = best.seqs.flatMap((seq) => rows.get(seq) ?? []);
    const row = miss && rows.get(miss.seq);
    const nearMiss =
      miss && row ? { row, expected: miss.expected, wrong: miss.wrong, mismatches: miss.mismatches } : null;
    return { id, passed, evidence, nearMiss };
  }
}

function lastTime(block: LogBlock): number {
  return block.count === 0 ? 0 : (block.times[block.count - 1] as number);
}

/** Filters for the messages that patterns wait for; null: any may be one. */
function topicsOf(patterns: readonly LabPattern[]): readonly string[] | null {
  const filters: string[] = [];
  for (const { packet, from, fields } of patterns) {
    if (packet !== 'PUBLISH' || from === 'client') continue;
    const topic: LabValue | undefined = fields?.topic;
    if (typeof topic === 'string' && !isVariable(topic)) filters.push(topic);
    else if (typeof topic === 'object' && 'like' in topic) filters.push(topic.like);
    else return null;
  }
  return filters;
}

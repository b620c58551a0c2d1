// Answers what charts ask of the log. Reads it once, a slice of time a request, and goes on with what arrives.
import { ChartPoints } from '../../core/log/chart-points.ts';
import { decodeConnectionEvent } from '../../core/log/connection-event.ts';
import { ROUND_TRIP_KINDS } from '../../core/log/exchange.ts';
import type { LogBlock } from '../../core/log/log-block.ts';
import { META_EVENT, META_OUT, META_REPEATED, META_VIOLATION } from '../../core/log/log-block.ts';
import { NO_TOPIC_ID } from '../../core/log/topic-table.ts';
import type {
  ChartableField,
  ChartData,
  ChartDataRequest,
  ChartMessageRequest,
  ChartSeries,
  ChartSource,
} from '../../core/protocol/chart-contract.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import type { PacketIntake } from '../packet-intake.ts';
import { BirthNames } from './birth-names.ts';
import { type BookedSeries, ChartSeriesBook } from './chart-series-book.ts';
import { chartableFields } from './chartable-fields.ts';
import { stateRuns } from './state-runs.ts';

/** Of one request. */
const SLICE_MS = 8;

/** Packets between two looks at the clock. */
const CHUNK = 512;

/** A chart has no more pixels. */
const MAX_PIXELS = 8_192;

const EMPTY = new Float64Array();

export class ChartDesk {
  readonly #intake: PacketIntake;
  readonly #names: BirthNames;
  #key = '';
  #sources: readonly ChartSource[] = [];
  #book: ChartSeriesBook | null = null;
  #nextSeq = 0;
  /** Of the last packet that was read: what is "now" for a capture. */
  #lastTime: number | null = null;

  constructor(intake: PacketIntake) {
    this.#intake = intake;
    this.#names = new BirthNames(intake);
  }

  /** Series are of what is in the log from here on: it was cleared, or what was cleared came back. */
  drop(): null {
    this.#book = null;
    this.#key = '';
    return null;
  }

  data({ boardId, sources, from, to, pixels }: ChartDataRequest): ChartData {
    const book = this.#bookOf(boardId, sources);
    const isBehind = this.#read(book);
    // A silence is a rate, too, but not after the end of a capture: of that time nothing is known.
    const now = Math.max(this.#lastTime ?? 0, this.#intake.hasConnected ? Math.min(to ?? 0, Date.now()) : 0);
    if (!isBehind) for (const { rate } of book.rates) rate.passTo(now);
    const firstTimes = [...book.series.map(({ points }) => points), ...book.rates.map(({ rate }) => rate.points)]
      .map(({ firstTime }) => firstTime)
      .filter((time) => time !== null);
    const trips = this.#roundTrips();
    for (const { points } of trips) if (points.firstTime !== null) firstTimes.push(points.firstTime);
    const firstTime = firstTimes.length > 0 ? Math.min(...firstTimes) : null;
    const end = to ?? Math.max(this.#lastTime ?? 0, firstTime ?? 0);
    const begin = Math.min(from ?? firstTime ?? end, end);
    const width = Math.max(1, Math.min(MAX_PIXELS, Math.floor(pixels)));
    const all: BookedSeries[] = [
      ...book.series,
      ...book.rates.map(({ source, rate }) => ({ source, topic: null, points: rate.points, states: null })),
      ...trips,
    ];
    const series = all
      .toSorted((a, b) => a.source - b.source)
      .map((one) => answerOf(one, this.#sources[one.source], begin, end, width));
    const { topicsLeftOut, dropped } = book;
    return { from: begin, to: end, series, firstTime, isBehind, topicsLeftOut, dropped };
  }

  message({ source, topic, time, among }: ChartMessageRequest): number | null {
    const at = this.#sources.findIndex((known) => JSON.stringify(known) === JSON.stringify(source));
    const book = this.#book;
    if (at < 0 || !book) return null;
    const rate = book.rates.find((one) => one.source === at)?.rate.points;
    const points = rate ?? book.series.find((one) => one.source === at && one.topic === topic)?.points;
    const chosen = among && points?.nearestValue(among.from, among.to, among.value);
    const seq = chosen ?? points?.nearest(time) ?? null;
    return seq !== null && this.#intake.log.packet(seq) !== undefined ? seq : null;
  }

  fields(topicFilter: string): readonly ChartableField[] {
    return chartableFields(this.#intake, this.#names, topicFilter);
  }

  #bookOf(boardId: string, sources: readonly ChartSource[]): ChartSeriesBook {
    const key = `${boardId} ${JSON.stringify(sources)}`;
    if (this.#book && this.#key === key) return this.#book;
    this.#key = key;
    this.#sources = sources;
    this.#book = new ChartSeriesBook(sources, (topic, births) => this.#names.before(topic, births));
    this.#nextSeq = 0;
    return this.#book;
  }

  /** True: there is more. */
  #read(book: ChartSeriesBook): boolean {
    const { log } = this.#intake;
    const deadline = performance.now() + SLICE_MS;
    let seq = Math.max(this.#nextSeq, log.firstSeq);
    let sinceLook = 0;
    while (seq < log.endSeq) {
      const block = log.blockOfPacket(seq);
      if (!block) break;
      const stop = Math.min(block.firstSeq + block.count, seq + CHUNK - sinceLook);
      for (; seq < stop; seq++) {
        sinceLook++;
        this.#take(book, block, seq - block.firstSeq, seq);
      }
      if (sinceLook < CHUNK) continue;
      sinceLook = 0;
      if (performance.now() > deadline) break;
    }
    this.#nextSeq = seq;
    return seq < log.endSeq;
  }

  #take(book: ChartSeriesBook, block: LogBlock, index: number, seq: number): void {
    const meta = block.meta[index] as number;
    const time = block.times[index] as number;
    this.#lastTime = time;
    const start = block.offsets[index] as number;
    if (meta & META_EVENT) {
      const { kind } = decodeConnectionEvent(block.bytes.subarray(start, block.end(index)));
      if (kind === 'closed') for (const { rate } of book.rates) rate.closed(time);
      return;
    }
    const type = (block.bytes[start] as number) >> 4;
    if (type === PACKET.connect && meta & META_OUT) for (const { rate } of book.rates) rate.opened(time);
    if (type !== PACKET.publish || meta & (META_VIOLATION | META_REPEATED)) return;
    const topicId = block.topicIds[index] as number;
    if (topicId === NO_TOPIC_ID) return;
    const topic = () => this.#intake.topics.text(topicId);
    const payload = start + (block.payloadOffsets[index] as number);
    const end = block.end(index);
    book.noteBirth(topicId, topic, () => block.bytes.slice(payload, end));
    for (const rate of book.ratesOf(topicId, topic)) rate.add(time, end - payload, seq);
    book.readerOf(topicId, topic)?.read(block.bytes, payload, end, time, seq);
  }

  /** Exchanges are measured as they end: a ring of the last ones, of which a series is made each time. */
  #roundTrips(): BookedSeries[] {
    const wanted = this.#sources.flatMap((source, at) => (source.kind === 'round-trip' ? [{ source, at }] : []));
    if (wanted.length === 0) return [];
    const { times, ms, kinds } = this.#intake.exchanges.statistics().roundTrips;
    return wanted.map(({ source, at }) => {
      const points = new ChartPoints();
      const kind = ROUND_TRIP_KINDS.indexOf(source.exchange);
      for (let i = 0; i < times.length; i++) if (kinds[i] === kind) points.add(times[i] as number, ms[i] as number, -1);
      return { source: at, topic: null, points, states: null };
    });
  }
}

function answerOf(
  { source, topic, points, states }: BookedSeries,
  spec: ChartSource | undefined,
  from: number,
  to: number,
  pixels: number,
): ChartSeries {
  const { last } = points;
  const common = { source, topic, points: points.count, inWindow: points.countBetween(from, to) };
  if (states !== null) {
    const value = last ? (states[last.value] ?? '') : '';
    const runs = last ? stateRuns(points, from, to, pixels) : { times: EMPTY, states: new Int32Array() };
    return { ...common, last: last && { time: last.time, value }, kind: 'states', names: states, ...runs };
  }
  // Round trips come when somebody asks: there is no usual distance.
  const gapMs = spec?.kind === 'round-trip' ? Number.POSITIVE_INFINITY : spec?.kind === 'rate' ? 1_500 : points.gapMs;
  return { ...common, last, kind: 'numbers', ...points.columns(from, to, pixels, gapMs) };
}

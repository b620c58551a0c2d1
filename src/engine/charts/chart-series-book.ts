// The series of one board: a topic's numbers and states, rates, and which messages belong to which.
import { ChartPoints, POINT_BYTES } from '../../core/log/chart-points.ts';
import { topicMatches } from '../../core/mqtt/topic.ts';
import type { SparkplugNames } from '../../core/payload/sparkplug/sparkplug-names.ts';
import { sparkplugTopic } from '../../core/payload/sparkplug/sparkplug-topic.ts';
import { type ChartSource, MAX_TOPICS_OF_SOURCE } from '../../core/protocol/chart-contract.ts';
import { RatePoints } from './rate-points.ts';
import { TopicReader } from './topic-reader.ts';

export interface BookedSeries {
  /** Position in the board's sources. */
  readonly source: number;
  readonly topic: string | null;
  readonly points: ChartPoints;
  /** Of states: what the values of `points` stand for. */
  readonly states: string[] | null;
}

/** Of all series together: some seven million points. */
const BUDGET_BYTES = 192 * 1024 * 1024;

/** More names of states than this are no states. */
const MAX_STATES = 200;

/** What is let go at once. */
const DROP_POINTS = 16_384;

type NamesOf = (topic: string, births: ReadonlyMap<string, Uint8Array>) => SparkplugNames;

export class ChartSeriesBook {
  readonly #sources: readonly ChartSource[];
  readonly #namesOf: NamesOf;
  readonly series: BookedSeries[] = [];
  readonly rates: { readonly source: number; readonly rate: RatePoints; readonly topicFilter: string }[] = [];
  /** By topic id; null: nobody asks for it. */
  readonly #readers: (TopicReader | null | undefined)[] = [];
  /** By topic id: the rates that count it. */
  readonly #ratesOf: (readonly RatePoints[] | undefined)[] = [];
  /** Topics by source. */
  readonly #topicCounts: number[];
  topicsLeftOut = 0;
  dropped = 0;
  /** By topic, the last that was read. */
  readonly #births = new Map<string, Uint8Array>();
  /** By topic id. */
  readonly #isBirth: (boolean | undefined)[] = [];
  /** What births say to a topic; emptied with each of them. */
  readonly #names = new Map<string, SparkplugNames>();
  #sinceCheck = 0;

  constructor(sources: readonly ChartSource[], namesOf: NamesOf) {
    this.#sources = sources;
    this.#namesOf = namesOf;
    this.#topicCounts = sources.map(() => 0);
    sources.forEach((source, i) => {
      if (source.kind === 'rate')
        this.rates.push({ source: i, rate: new RatePoints(source.of), topicFilter: source.topicFilter });
    });
  }

  /** A message is about to be read: those after it are read by what it says, if it is a birth. */
  noteBirth(topicId: number, topic: () => string, payload: () => Uint8Array): void {
    const known = this.#isBirth[topicId];
    if (known === false) return;
    const name = topic();
    const isBirth = known ?? /^[ND]BIRTH$/u.test(sparkplugTopic(name)?.type ?? '');
    this.#isBirth[topicId] = isBirth;
    if (!isBirth) return;
    this.#births.set(name, payload());
    this.#names.clear();
  }

  #namesFor(topic: string): SparkplugNames {
    const known = this.#names.get(topic);
    if (known) return known;
    const names = this.#namesOf(topic, this.#births);
    this.#names.set(topic, names);
    return names;
  }

  /** Who reads this topic's messages; null: nobody. */
  readerOf(topicId: number, topic: () => string): TopicReader | null {
    const known = this.#readers[topicId];
    if (known !== undefined) return known;
    const reader = this.#makeReader(topicId, topic());
    this.#readers[topicId] = reader;
    return reader;
  }

  ratesOf(topicId: number, topic: () => string): readonly RatePoints[] {
    const known = this.#ratesOf[topicId];
    if (known) return known;
    const name = topic();
    const rates = this.rates.filter(({ topicFilter }) => topicMatches(topicFilter, name)).map(({ rate }) => rate);
    this.#ratesOf[topicId] = rates;
    return rates;
  }

  #makeReader(topicId: number, topic: string): TopicReader | null {
    const isSparkplug = sparkplugTopic(topic) !== null && !topic.startsWith('spBv1.0/STATE');
    let reader: TopicReader | null = null;
    let wanted = 0;
    const leaveOut = () => {
      this.topicsLeftOut++;
      // Nobody is left who would draw what is read of it.
      if (--wanted === 0) this.#readers[topicId] = null;
    };
    this.#sources.forEach((source, i) => {
      if ((source.kind !== 'value' && source.kind !== 'state') || !topicMatches(source.topicFilter, topic)) return;
      wanted++;
      reader ??= new TopicReader(isSparkplug ? () => this.#namesFor(topic) : null);
      this.#addTo(reader, source, i, topic, leaveOut);
    });
    return reader;
  }

  /** `leaveOut`: the topic has the field, and there are as many series of the source as there may be. */
  #addTo(
    reader: TopicReader,
    source: ChartSource & { readonly kind: 'value' | 'state' },
    i: number,
    topic: string,
    leaveOut: () => void,
  ) {
    const points = new ChartPoints();
    const states: string[] | null = source.kind === 'state' ? [] : null;
    // A topic that holds no such field is no series.
    const booked: BookedSeries = { source: i, topic, points, states };
    let isLeftOut = false;
    const add = (value: number, time: number, seq: number) => {
      if (isLeftOut) return;
      if (points.count === 0 && !this.series.includes(booked)) {
        if ((this.#topicCounts[i] as number) >= MAX_TOPICS_OF_SOURCE) {
          isLeftOut = true;
          leaveOut();
          return;
        }
        this.#topicCounts[i] = (this.#topicCounts[i] as number) + 1;
        this.series.push(booked);
      }
      points.add(time, value, seq);
      if (++this.#sinceCheck >= DROP_POINTS) this.#keepBudget();
    };
    if (states === null) return reader.addNumber(source.path, add);
    reader.addState(source.path, (state, time, seq) => {
      let at = states.indexOf(state);
      if (at < 0) {
        if (states.length >= MAX_STATES) return;
        at = states.push(state) - 1;
      }
      add(at, time, seq);
    });
  }

  #keepBudget(): void {
    this.#sinceCheck = 0;
    let bytes = this.series.reduce((sum, { points }) => sum + points.count * POINT_BYTES, 0);
    while (bytes > BUDGET_BYTES) {
      const largest = this.series.reduce((a, b) => (b.points.count > a.points.count ? b : a));
      const gone = largest.points.drop(DROP_POINTS);
      this.dropped += gone;
      bytes -= gone * POINT_BYTES;
    }
  }
}

// What a replay would publish, counted before it begins: piece by piece over a long log, put together here.
import type { Qos } from '../mqtt/qos.ts';

/** Why a message cannot be published. The last three are limits that the broker announced. */
export type ReplaySkip =
  | 'invalid-topic'
  | 'reserved-topic'
  /** It broke the protocol when it passed: a QoS of 3, properties that cannot be read, a Response Topic with wildcards. */
  | 'malformed'
  | 'maximumQos'
  | 'retainAvailable'
  | 'maximumPacketSize';

export interface ReplaySurvey {
  /** Messages that will be published, and their payloads' bytes. */
  readonly messages: number;
  readonly bytes: number;
  /** When the first and the last of them were recorded, in milliseconds since the epoch; null: there is none. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly byQos: Readonly<Record<Qos, number>>;
  /** With the retain flag, where it is kept. */
  readonly retained: number;
  readonly topics: readonly SurveyedTopic[];
  /** Messages that the direction leaves out. */
  readonly otherDirection: number;
  readonly skipped: readonly SkippedMessages[];
  /** Not kept any more. */
  readonly missing: number;
}

export interface SurveyedTopic {
  readonly recorded: string;
  readonly published: string;
  readonly count: number;
  /** It does not begin with the old prefix, and stays as it is. */
  readonly isOutside: boolean;
}

export interface SkippedMessages {
  readonly reason: ReplaySkip;
  readonly count: number;
  /** Topics that they would have gone to, at most three. */
  readonly examples: readonly string[];
}

const MAX_EXAMPLES = 3;

export const EMPTY_SURVEY: ReplaySurvey = {
  messages: 0,
  bytes: 0,
  firstTime: null,
  lastTime: null,
  byQos: { 0: 0, 1: 0, 2: 0 },
  retained: 0,
  topics: [],
  otherDirection: 0,
  skipped: [],
  missing: 0,
};

/** Counts messages, or the surveys of several pieces, in the order of the recording. */
export class SurveyCounter {
  #messages = 0;
  #bytes = 0;
  #firstTime: number | null = null;
  #lastTime: number | null = null;
  readonly #byQos: Record<Qos, number> = { 0: 0, 1: 0, 2: 0 };
  #retained = 0;
  readonly #topics = new Map<string, { published: string; count: number; isOutside: boolean }>();
  readonly #skipped = new Map<ReplaySkip, { count: number; examples: string[] }>();
  otherDirection = 0;
  missing = 0;

  count(
    message: { readonly time: number; readonly size: number; readonly qos: Qos; readonly retain: boolean },
    topic: Omit<SurveyedTopic, 'count'>,
  ): void {
    this.#messages++;
    this.#bytes += message.size;
    this.#spanTo(message.time, message.time);
    this.#byQos[message.qos]++;
    if (message.retain) this.#retained++;
    this.#countTopic(topic, 1);
  }

  skip(reason: ReplaySkip, topic: string): void {
    this.#skip(reason, 1, [topic]);
  }

  add(survey: ReplaySurvey): void {
    this.#messages += survey.messages;
    this.#bytes += survey.bytes;
    if (survey.firstTime !== null && survey.lastTime !== null) this.#spanTo(survey.firstTime, survey.lastTime);
    for (const qos of [0, 1, 2] as const) this.#byQos[qos] += survey.byQos[qos];
    this.#retained += survey.retained;
    for (const topic of survey.topics) this.#countTopic(topic, topic.count);
    for (const { reason, count, examples } of survey.skipped) this.#skip(reason, count, examples);
    this.otherDirection += survey.otherDirection;
    this.missing += survey.missing;
  }

  #spanTo(first: number, last: number): void {
    this.#firstTime ??= first;
    this.#lastTime = Math.max(last, this.#lastTime ?? last);
  }

  #countTopic({ recorded, published, isOutside }: Omit<SurveyedTopic, 'count'>, count: number): void {
    const known = this.#topics.get(recorded);
    if (known) known.count += count;
    else this.#topics.set(recorded, { published, count, isOutside });
  }

  #skip(reason: ReplaySkip, count: number, examples: readonly string[]): void {
    const known = this.#skipped.get(reason) ?? { count: 0, examples: [] };
    known.count += count;
    for (const topic of examples) {
      if (known.examples.length < MAX_EXAMPLES && !known.examples.includes(topic)) known.examples.push(topic);
    }
    this.#skipped.set(reason, known);
  }

  get survey(): ReplaySurvey {
    return {
      messages: this.#messages,
      bytes: this.#bytes,
      firstTime: this.#firstTime,
      lastTime: this.#lastTime,
      byQos: { ...this.#byQos },
      retained: this.#retained,
      topics: [...this.#topics].map(([recorded, topic]) => ({ recorded, ...topic })),
      otherDirection: this.otherDirection,
      skipped: [...this.#skipped].map(([reason, skipped]) => ({ reason, ...skipped })),
      missing: this.missing,
    };
  }
}

/** One filter that matches all these topics, as narrow as whole levels allow: `factory/#`. Null: there are none. */
export function commonFilter(topics: Iterable<string>): string | null {
  let common: readonly string[] | null = null;
  let isOne = true;
  for (const topic of topics) {
    const levels = topic.split('/');
    if (common === null) {
      common = levels;
      continue;
    }
    let same = 0;
    while (same < common.length && same < levels.length && common[same] === levels[same]) same++;
    if (same < common.length || same < levels.length) isOne = false;
    common = common.slice(0, same);
  }
  if (common === null) return null;
  return isOne ? common.join('/') : [...common, '#'].join('/');
}

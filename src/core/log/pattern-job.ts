// A regular expression's work on a stretch of the log. It is done apart from the engine (see engine/search): nobody can
// say how long an expression takes, and only a worker can be ended.
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import { bytesAsText } from './byte-pattern.ts';
import { markRow, type RowMarks } from './mark-row.ts';

export interface PatternJob {
  readonly kind: 'match';
  /** As `compilePattern` reads it; it is one that can be read. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** Payloads as positions in `bytes`: begin and end by turns. */
  readonly payloads: Uint32Array;
  /** Topics that were not judged before. */
  readonly topics: readonly string[];
}

/** 1 where the expression matches, else 0. */
export interface PatternVerdicts {
  readonly payloads: Uint8Array;
  readonly topics: Uint8Array;
}

export interface MarkJob {
  readonly kind: 'mark';
  readonly source: string;
  /** `payload`: its first `MARKED_BYTES`. */
  readonly rows: readonly { readonly topic: string; readonly payload: Uint8Array }[];
}

/** Whoever does the work. */
export interface PatternMatcher {
  /** Null: it took too long, and nothing more will be done for this expression. */
  match(job: PatternJob): Promise<PatternVerdicts | null>;
  mark(job: MarkJob): Promise<readonly RowMarks[] | null>;
}

/** `onProgress` is called between any two texts. */
export function runMatchJob(pattern: RegExp, job: PatternJob, onProgress: () => void): PatternVerdicts {
  const topics = Uint8Array.from(job.topics, (topic) => {
    onProgress();
    return matches(pattern, topic);
  });
  // One string for all: a piece of it costs no copy.
  const text = bytesAsText(job.bytes);
  const payloads = new Uint8Array(job.payloads.length / 2);
  for (let i = 0; i < payloads.length; i++) {
    onProgress();
    const start = job.payloads[i * 2] as number;
    const end = job.payloads[i * 2 + 1] as number;
    const piece = text.slice(start, end);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
    const isAscii = /^[\x00-\x7f]*$/.test(piece);
    payloads[i] = matches(pattern, isAscii ? piece : decodeUtf8Lossy(job.bytes.subarray(start, end)));
  }
  return { topics, payloads };
}

export function runMarkJob(pattern: RegExp, job: MarkJob, onProgress: () => void): readonly RowMarks[] {
  return job.rows.map(({ topic, payload }) => {
    onProgress();
    return markRow(topic, payload, pattern);
  });
}

function matches(pattern: RegExp, text: string): 0 | 1 {
  pattern.lastIndex = 0;
  return pattern.test(text) ? 1 : 0;
}

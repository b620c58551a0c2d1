// Counts what a replay would publish, a piece at a time.
import type { ReplayRules } from '../../core/log/replay-rules.ts';
import { type ReplaySurvey, SurveyCounter } from '../../core/log/replay-survey.ts';
import type { ServerLimits } from '../../core/protocol/engine-contract.ts';
import type { ReplaySelection } from '../../core/protocol/replay-contract.ts';
import { engines } from './running-engines.ts';

/** A piece takes the engine some 50 ms. */
const PIECE_MESSAGES = 20_000;

export interface ReplayCount {
  readonly survey: ReplaySurvey;
  /** The messages that will be published, by sequence number: the list may become another one meanwhile. */
  readonly seqs: Float64Array;
}

/** Null: it was aborted, or the log has gone. `onProgress`: from 0 to 1. */
export async function countReplay(
  sourceId: string,
  messages: ReplaySelection,
  rules: ReplayRules,
  limits: ServerLimits | null,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<ReplayCount | null> {
  const counter = new SurveyCounter();
  const pieces: Float64Array[] = [];
  const begin = 'seqs' in messages ? 0 : messages.from;
  const end = 'seqs' in messages ? messages.seqs.length : messages.end;
  for (let next = begin, done = false; !done; ) {
    const request = { messages, rules, limits, next, maxMessages: PIECE_MESSAGES };
    const piece = await engines.get(sourceId)?.request('replaySurvey', request);
    if (signal.aborted || !piece?.ok) return null;
    counter.add(piece.value.survey);
    pieces.push(piece.value.seqs);
    ({ next, done } = piece.value);
    onProgress(end === begin ? 1 : (next - begin) / (end - begin));
  }
  return { survey: counter.survey, seqs: joined(pieces) };
}

function joined(pieces: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

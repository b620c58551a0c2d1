// What the engine and its pattern worker say to each other.
import type { RowMarks } from '../../core/log/mark-row.ts';
import type { MarkJob, PatternJob, PatternVerdicts } from '../../core/log/pattern-job.ts';

export interface PatternRequest {
  readonly id: number;
  readonly job: PatternJob | MarkJob;
}

export type PatternReply =
  /** The job goes on: no single text has held it up. */
  | { readonly id: number; readonly type: 'alive' }
  | { readonly id: number; readonly type: 'done'; readonly result: PatternVerdicts | readonly RowMarks[] };

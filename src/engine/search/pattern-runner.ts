// The pattern worker's work: a job at a time, with a sign of life now and then.
import { compilePattern } from '../../core/log/compile-pattern.ts';
import { runMarkJob, runMatchJob } from '../../core/log/pattern-job.ts';
import type { PatternReply, PatternRequest } from './pattern-contract.ts';

const ALIVE_MS = 100;

export function runPatternRequest({ id, job }: PatternRequest, post: (reply: PatternReply) => void): void {
  const pattern = compilePattern(job.source);
  // Whoever asks has compiled it before.
  if (!pattern.ok) throw new Error(pattern.error.message);
  let lastSign = performance.now();
  let texts = 0;
  const onProgress = () => {
    if ((++texts & 63) !== 0) return;
    const now = performance.now();
    if (now - lastSign < ALIVE_MS) return;
    lastSign = now;
    post({ id, type: 'alive' });
  };
  const result =
    job.kind === 'match' ? runMatchJob(pattern.value, job, onProgress) : runMarkJob(pattern.value, job, onProgress);
  post({ id, type: 'done', result });
}

import type { JobDetail } from '../../core/protocol/job-contract.ts';
import type { Job } from './job.ts';

/** A job that was over before it began. */
export function neverBegun(detail: JobDetail): Job {
  return { detail, nextAt: null, stop: () => {} };
}

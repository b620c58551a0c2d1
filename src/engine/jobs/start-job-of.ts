// Which job a specification asks for.
import type { JobSpec } from '../../core/protocol/job-contract.ts';
import { startFleetJob } from '../fleet/fleet-job.ts';
import type { Job, JobHost } from './job.ts';
import { startRepeatJob } from './repeat-job.ts';

export function startJobOf(host: JobHost, spec: JobSpec): Job {
  switch (spec.kind) {
    case 'repeat':
      return startRepeatJob(host, spec);
    case 'fleet':
      return startFleetJob(host, spec);
    default:
      throw new Error(`no such job: ${spec.kind}`);
  }
}

// Which job a specification asks for.
import type { JobSpec } from '../../core/protocol/job-contract.ts';
import { startFleetJob } from '../fleet/fleet-job.ts';
import { startScriptJob } from '../script/script-job.ts';
import { startCollectionJob } from './collection-job.ts';
import type { Job, JobHost } from './job.ts';
import { startRepeatJob } from './repeat-job.ts';
import { startResponderJob } from './responder-job.ts';

export function startJobOf(host: JobHost, spec: JobSpec): Job {
  switch (spec.kind) {
    case 'repeat':
      return startRepeatJob(host, spec);
    case 'responder':
      return startResponderJob(host, spec);
    case 'collection':
      return startCollectionJob(host, spec);
    case 'fleet':
      return startFleetJob(host, spec);
    case 'script':
      return startScriptJob(host, spec);
  }
}

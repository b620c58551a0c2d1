// How many jobs run in which part of the workbench.
import type { JobKind } from '../../../core/protocol/job-contract.ts';
import { isRunning, type RunningJob } from '../../state/jobs-store.ts';
import type { WorkbenchSection } from '../../state/workbench-store.ts';

const SECTION_OF: Readonly<Record<JobKind, WorkbenchSection>> = {
  repeat: 'automation',
  responder: 'automation',
  collection: 'library',
  script: 'scripts',
  fleet: 'devices',
};

export function sectionOf(kind: JobKind): WorkbenchSection {
  return SECTION_OF[kind];
}

export function runningIn(section: WorkbenchSection, jobs: readonly RunningJob[]): number {
  return jobs.filter((job) => isRunning(job) && SECTION_OF[job.spec.kind] === section).length;
}

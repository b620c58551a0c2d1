// A lab's report as data: what was done, the packets that prove it, the answers. What the page and the Markdown show.

import type { Lab } from '../../../../core/learn/lab.ts';
import type { Exchange } from '../../../../core/log/exchange.ts';
import type { LabRecord } from '../../../storage/stored-lab-progress.ts';
import { isStepDone, type LabMeans } from '../task-state.ts';
import { evidenceText } from '../view/evidence-text.ts';

export interface Report {
  readonly title: string;
  readonly done: number;
  readonly steps: readonly ReportStep[];
  readonly questions: readonly { readonly text: string; readonly answer: string }[];
}

export interface ReportStep {
  readonly title: string;
  readonly isDone: boolean;
  readonly tasks: readonly ReportTask[];
  /** Each once, in the order of the tasks that they prove. */
  readonly exchanges: readonly Exchange[];
}

export interface ReportTask {
  readonly text: string;
  /** Null: it is not proved. */
  readonly proof: {
    readonly connection: string;
    readonly packets: readonly { readonly time: number; readonly from: 'client' | 'broker'; readonly text: string }[];
  } | null;
}

export function makeReport(lab: Lab, record: LabRecord | undefined, means: LabMeans): Report {
  const steps = lab.steps.map((step): ReportStep => {
    const passed = step.tasks.map(({ id }) => record?.tasks[id]);
    return {
      title: step.title,
      isDone: isStepDone(step, record, means),
      tasks: step.tasks.map(({ text }, i) => {
        const proof = passed[i];
        if (!proof) return { text, proof: null };
        const packets = proof.evidence.map((row) => ({
          time: row.time,
          from: row.direction === 'out' ? ('client' as const) : ('broker' as const),
          text: evidenceText(row),
        }));
        return { text, proof: { connection: proof.connection, packets } };
      }),
      exchanges: onceEach(passed.flatMap((one) => one?.exchanges ?? [])),
    };
  });
  return {
    title: lab.title,
    done: steps.filter(({ isDone }) => isDone).length,
    steps,
    questions: lab.questions.map(({ id, text }) => ({ text, answer: record?.answers[id]?.trim() ?? '' })),
  };
}

/** An exchange grows: of those that begin alike the last one has all its packets. */
function onceEach(exchanges: readonly Exchange[]): readonly Exchange[] {
  const byStart = new Map<string, Exchange>();
  for (const exchange of exchanges) byStart.set(`${exchange.startedAt} ${exchange.firstSeq}`, exchange);
  return [...byStart.values()];
}

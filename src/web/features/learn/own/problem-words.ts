// What is wrong in a lab's file, in words.
import type { TFunction } from 'i18next';
import type { LabProblem } from '../read-lab.ts';

export function problemWords(problem: LabProblem, t: TFunction<'learn'>): string {
  switch (problem.kind) {
    case 'yaml':
      return t('problem.yaml', { message: problem.message });
    case 'missing':
      return t('problem.missing', { key: problem.key });
    case 'unknown-key':
      return t('problem.unknown-key', { key: problem.key });
    case 'wrong-value':
      return t('problem.wrong-value', { key: problem.key, expected: problem.expected });
    case 'duplicate-id':
      return t('problem.duplicate-id', { id: problem.id });
    case 'unknown-task':
      return t('problem.unknown-task', { id: problem.id });
    case 'unknown-field':
      return t('problem.unknown-field', { packet: problem.packet, field: problem.field, fields: problem.fields });
    case 'unknown-property':
      return t('problem.unknown-property', { property: problem.property });
    case 'bad-topic':
      return t('problem.bad-topic', { topic: problem.topic });
  }
}

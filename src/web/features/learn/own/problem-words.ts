// What is wrong in a lab's file, in words.
import type { TFunction } from 'i18next';
import type { LabProblem } from '../read-lab.ts';

export function problemWords(problem: LabProblem, t: TFunction<'learn'>): string {
  switch (problem.kind) {
    case 'yaml':
      return yamlWords(problem.code, problem.message, t);
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

/** What people do wrong in YAML most of the time, by the parser's codes; anything else in its own words. */
function yamlWords(code: string, message: string, t: TFunction<'learn'>): string {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return t('problem.colon');
    case 'BAD_SCALAR_START':
      return t('problem.start');
    case 'TAB_AS_INDENT':
      return t('problem.tab');
    case 'DUPLICATE_KEY':
      return t('problem.twice');
    default:
      return t('problem.yaml', { message });
  }
}

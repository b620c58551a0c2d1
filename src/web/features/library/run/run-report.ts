// A run as a text for others: Markdown for people, JUnit's XML for machines that collect tests.
import type { CollectionStep, StepResult } from '../../../../core/protocol/job-contract.ts';
import type { StepWords } from './use-step-words.ts';

export function markdownOf(
  title: string,
  steps: readonly CollectionStep[],
  results: readonly StepResult[],
  words: StepWords,
): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const rows = steps.map(({ id, name }) => {
    const result = results.find((one) => one.id === id);
    const failures = result ? words.failures(result) : [];
    const time = result && result.ms !== null ? words.ms(result.ms) : '';
    return `| ${[name, result?.status ?? 'waiting', time, failures.join('; ')].map(cell).join(' | ')} |`;
  });
  return [`# ${title}`, '', '| Step | Status | Time | What failed |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
}

export function junitOf(
  title: string,
  steps: readonly CollectionStep[],
  results: readonly StepResult[],
  words: StepWords,
): string {
  const cases = steps.map(({ id, name }) => {
    const result = results.find((one) => one.id === id);
    const head = `    <testcase name="${escapeXml(name)}" time="${((result?.ms ?? 0) / 1000).toFixed(3)}"`;
    if (result?.status === 'passed') return `${head}/>`;
    if (result?.status !== 'failed') return `${head}><skipped/></testcase>`;
    return `${head}><failure message="${escapeXml(words.failures(result).join('; '))}"/></testcase>`;
  });
  const failed = results.filter(({ status }) => status === 'failed').length;
  const skipped = steps.length - results.filter(({ status }) => status === 'passed' || status === 'failed').length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${escapeXml(title)}" tests="${steps.length}" failures="${failed}" skipped="${skipped}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** XML has no characters for most control codes, not even escaped. */
function escapeXml(text: string): string {
  const clean = [...text].filter((character) => character >= ' ' || '\n\t'.includes(character)).join('');
  return clean.replace(/[<>&"]/gu, (character) => ENTITIES[character] ?? '').replaceAll('\n', '&#10;');
}

// A report as Markdown. What people and packets say is escaped, so that it stays text.
import type { TFunction } from 'i18next';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { plainText } from '../lab-markup.ts';
import type { Report } from './report.ts';

export interface ReportFrame {
  readonly name: string;
  /** Words for days and times. */
  readonly date: string;
  readonly time: (ms: number) => string;
  /** A diagram in monospaced text. */
  readonly writeExchange: (exchange: Exchange) => string;
}

export function reportMarkdown(report: Report, frame: ReportFrame, t: TFunction<'learn'>): string {
  const lines = [
    `# ${escaped(t('report.of', { title: report.title }))}`,
    '',
    ...(frame.name === '' ? [] : [`${escaped(t('report.student', { name: frame.name }))}  `]),
    `${escaped(t('report.date', { date: frame.date }))}  `,
    escaped(t('report.progress', { done: report.done, count: report.steps.length })),
  ];
  report.steps.forEach((step, i) => {
    lines.push('', `## ${i + 1}. ${escaped(step.title)}`);
    for (const { text, proof } of step.tasks) {
      lines.push('', `- [${proof ? 'x' : ' '}] ${escaped(plainText(text))}`);
      if (proof) lines.push(`  - ${escaped(t('report.connection'))}: ${escaped(proof.connection)}`);
      for (const { time, from, text: packet } of proof?.packets ?? [])
        lines.push(`  - \`${frame.time(time)}\` ${from === 'client' ? '→' : '←'} ${code(packet)}`);
    }
    for (const exchange of step.exchanges) lines.push('', ...codeBlock(frame.writeExchange(exchange)));
  });
  if (report.questions.length > 0) lines.push('', `## ${escaped(t('questions'))}`);
  for (const { text, answer } of report.questions) {
    lines.push('', `**${escaped(plainText(text))}**`, '');
    lines.push(...(answer === '' ? [t('report.noAnswer')] : answer.split('\n').map((line) => `> ${escaped(line)}`)));
  }
  return `${lines.join('\n')}\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/gu, (mark) => `\\${mark}`);
}

/** As many marks around it as it needs. */
function code(text: string): string {
  const longest = longestRun(text);
  const fence = '`'.repeat(longest + 1);
  const room = longest > 0 ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}

function codeBlock(text: string): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}text`, text.trimEnd(), fence];
}

/** Of backticks. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
}

import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { builtExchange } from '../../../../testing/built-exchange.ts';
import { learn } from '../../../i18n/en/learn.ts';
import type { Report } from './report.ts';
import { reportMarkdown } from './report-markdown.ts';

beforeAll(() => i18next.init({ lng: 'en', resources: { en: { learn } }, interpolation: { escapeValue: false } }));

const REPORT: Report = {
  title: 'First *steps*',
  done: 1,
  steps: [
    {
      title: 'Connecting',
      isDone: true,
      exchanges: [builtExchange(['> CONNECT', '< CONNACK'])],
      tasks: [
        {
          text: 'Connect to `a_b`',
          proof: { connection: 'My *lab*', packets: [{ time: 5, from: 'client', text: 'CONNECT · a`b' }] },
        },
        { text: 'Do more', proof: null },
      ],
    },
  ],
  questions: [
    { text: 'Why **so**?', answer: '<b>1</b>\n# 2' },
    { text: 'Or?', answer: '' },
  ],
};

it('writes a report whose texts stay text', () => {
  const frame = {
    ...{ name: 'Anna_P', date: 'today', time: (ms: number) => `00:0${ms}` },
    writeExchange: ({ steps }: Exchange) => `${steps.length} steps of a\`\`\`b\n`,
  };
  expect(reportMarkdown(REPORT, frame, i18next.getFixedT('en', 'learn'))).toBe(`# Lab: First \\*steps\\*

Student: Anna\\_P  
Date: today  
1 of 1 steps done

## 1. Connecting

- [x] Connect to a\\_b
  - Connection: My \\*lab\\*
  - \`00:05\` → \`\` CONNECT · a\`b \`\`

- [ ] Do more

\`\`\`\`text
2 steps of a\`\`\`b
\`\`\`\`

## Questions

**Why so?**

> \\<b\\>1\\</b\\>
> \\# 2

**Or?**

(no answer)
`);
});

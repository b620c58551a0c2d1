// Every lab that comes with the app can be read, says the same in both languages, and is what the list says of it; so is
// the example that teachers begin with.
import { describe, expect, it } from 'vitest';
import type { Lab } from '../../../core/learn/lab.ts';
import { LAB_PACKET_TYPES } from '../../../core/learn/lab-pattern.ts';
import { LAB_TITLES } from './lab-titles.ts';
import { isLabId, LAB_IDS } from './labs-index.ts';
import { readLab } from './read-lab.ts';

const FILES = import.meta.glob<string>('./labs/*.yaml', { query: '?raw', import: 'default', eager: true });
const DOCS = import.meta.glob<string>('../../../../docs/labs*.md', { query: '?raw', import: 'default', eager: true });

function lab(text: string | undefined): Lab {
  const read = readLab(text ?? '');
  if (!read.ok) throw new Error(read.error.map((fault) => JSON.stringify(fault)).join('\n'));
  return read.value;
}

/** Of a lab what does not depend on its language. */
function skeleton({ lab: id, minutes, steps, questions }: Lab) {
  return {
    ...{ id, minutes },
    questions: questions.map((question) => question.id),
    steps: steps.map((step) => ({
      id: step.id,
      tasks: step.tasks.map(({ text, hint, actions, expect: wanted, wrong, ...task }) => ({
        ...task,
        hasHint: hint !== null,
        actions: actions.map(({ kind }) => kind),
        wanted: wanted.map(({ fields, ...pattern }) => {
          // What is typed may be in another language; what it is compared with may not be looser.
          const { payload, willPayload, ...others } = fields ?? {};
          return { ...pattern, fields: others, said: [typeof payload, typeof willPayload] };
        }),
        wrong: wrong.length,
      })),
    })),
  };
}

describe.each(Object.keys(FILES))('%s', (path) => {
  const [, id = '', language = ''] = /([^/]+)\.(\w+)\.yaml$/u.exec(path) ?? [];

  it('can be read, and is what its name and the list say', () => {
    const { title, minutes, steps, ...read } = lab(FILES[path]);
    expect(read).toMatchObject({ lab: id, language });
    if (!isLabId(id) || (language !== 'en' && language !== 'ru')) throw new Error(`${id} is not in the list`);
    expect(LAB_TITLES[language][id]).toEqual({ title, minutes, steps: steps.length });
  });
});

describe.each(LAB_IDS)('the lab %s', (id) => {
  const english = FILES[`./labs/${id}.en.yaml`];
  const russian = FILES[`./labs/${id}.ru.yaml`];

  it.runIf(english !== undefined || russian !== undefined)('asks the same in both languages', () => {
    expect(skeleton(lab(russian))).toEqual(skeleton(lab(english)));
  });
});

describe.each(['labs.md', 'labs.ru.md'])('docs/%s', (name) => {
  const text = DOCS[`../../../../docs/${name}`] ?? '';

  it('has an example that is a lab', () => {
    const example = /```yaml\n(.*?)\n```/su.exec(text)?.[1];
    expect(lab(example).steps.flatMap(({ tasks }) => tasks)).toHaveLength(3);
  });

  it('names every packet', () => {
    for (const type of LAB_PACKET_TYPES) expect(text).toContain(`\`${type}\``);
  });
});

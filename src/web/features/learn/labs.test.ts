// The labs that come with the app: each can be read, says the same in both languages, and is what the list says of it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Lab } from '../../../core/learn/lab.ts';
import { LAB_TITLES } from './lab-titles.ts';
import { LAB_IDS } from './labs-index.ts';
import { readLab } from './read-lab.ts';

function lab(id: string, language: 'en' | 'ru'): Lab {
  const read = readLab(readFileSync(new URL(`./labs/${id}.${language}.yaml`, import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.error, null, 2));
  return read.value;
}

/** What does not depend on the language. */
function skeleton({ lab: id, minutes, steps, questions }: Lab): unknown {
  return {
    id,
    minutes,
    steps: steps.map((step) => ({
      id: step.id,
      hasNote: step.note !== null,
      tasks: step.tasks.map(({ text: _text, hint, actions, wrong, ...task }) => ({
        ...task,
        hasHint: hint !== null,
        wrong: wrong.map(({ when }) => when),
        actions: actions.map((action) => {
          const { label: _label, ...rest } = action;
          if (rest.kind !== 'connection') return rest;
          const { name: _name, ...fill } = rest.fill;
          return { ...rest, fill };
        }),
      })),
    })),
    questions: questions.map((question) => question.id),
  };
}

describe.each(LAB_IDS)('the lab %s', (id) => {
  it('is the same in both languages', () => {
    expect(skeleton(lab(id, 'ru'))).toEqual(skeleton(lab(id, 'en')));
  });

  it.each(['en', 'ru'] as const)('is in %s what the list says of it', (language) => {
    const { lab: own, language: ownLanguage, title, minutes, steps } = lab(id, language);
    expect([own, ownLanguage]).toEqual([id, language]);
    expect({ title, minutes, steps: steps.length }).toEqual(LAB_TITLES[language][id]);
  });

  it('asks two or three questions', () => {
    expect([2, 3]).toContain(lab(id, 'en').questions.length);
  });
});

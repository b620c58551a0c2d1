import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE, type PublishTemplate } from '../../../../core/publish/publish-template.ts';
import { NO_VARIABLES } from '../../../../core/publish/variables.ts';
import { newResponder } from '../../../state/automation-drafts.ts';
import { checkAnswer, readResponder } from './read-responder.ts';

const answer = (topic: string, text = ''): PublishTemplate => ({
  ...EMPTY_TEMPLATE,
  topic,
  payload: { format: 'text', text, schema: null },
});

describe('readResponder', () => {
  it('makes a rule of what is typed', () => {
    const read = readResponder({ ...newResponder(' lab/+ ', answer('out')), delay: '', maxPerS: '0.5' });
    expect(read).toMatchObject({ ok: true, value: { topicFilter: 'lab/+', delayMs: 0, maxPerS: 0.5 } });
  });

  it('names what cannot be', () => {
    const faulty = { ...newResponder('a#', null), delay: '-1', maxPerS: '0' };
    expect(readResponder(faulty)).toEqual({ ok: false, error: ['badFilter', 'delay', 'maxPerS'] });
    expect(readResponder(newResponder(' ', null))).toEqual({ ok: false, error: ['filter'] });
  });
});

describe('checkAnswer', () => {
  const check = (filter: string, template: PublishTemplate, useResponseTopic = false) =>
    checkAnswer({ ...newResponder(filter, template).rule, useResponseTopic }, 5, NO_VARIABLES);

  it('sees answers that come back as questions', () => {
    expect(check('lab/#', answer('lab/x/reply')).answersItself).toBe(true);
    expect(check('lab/+', answer('{{message.topic}}')).answersItself).toBe(true);
    expect(check('lab/+', answer('{{message.topic}}/reply')).answersItself).toBe(false);
    expect(check('lab/#', answer('{{message.topic}}/reply')).answersItself).toBe(true);
    expect(check('$share/group/lab/#', answer('lab/x')).answersItself).toBe(true);
    expect(check('', answer('lab/x')).answersItself).toBe(false);
  });

  it('finds what is wrong with every answer, and leaves what depends on the message', () => {
    expect(check('lab/+', answer('a/#')).fault?.kind).toBe('topic');
    expect(check('lab/+', answer('out', '{{nobody}}')).fault?.kind).toBe('variable');
    expect(check('lab/+', answer('out', '{{message.json.a.b}}')).fault).toBeNull();
    expect(check('lab/+', answer('')).fault?.kind).toBe('topic');
    expect(check('lab/+', answer(''), true).fault).toBeNull();
  });
});

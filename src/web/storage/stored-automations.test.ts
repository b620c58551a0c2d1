import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import { type KeptAutomation, parseStoredAutomation } from './stored-automations.ts';

const repeat: KeptAutomation = {
  ...{ kind: 'repeat', id: 'a', profileId: 'p', name: '', order: 1 },
  template: {
    ...EMPTY_TEMPLATE,
    topic: 'lab/{{counter}}',
    properties: { ...EMPTY_TEMPLATE.properties, userProperties: [['a', 'b']], topicAlias: 7 },
  },
  ...{ intervalMs: 20, jitter: 0.5, count: null },
};

const responder: KeptAutomation = {
  ...{ kind: 'responder', id: 'b', profileId: 'p', name: 'Echo', order: 2 },
  rule: {
    ...{ topicFilter: 'lab/+', answer: EMPTY_TEMPLATE, useResponseTopic: true },
    ...{ delayMs: 0, maxPerS: 20, ignoreRetained: true },
    conditions: [
      { of: 'payload', is: 'contains', text: 'x' },
      { of: 'json', path: 'a.b', is: 'is-type', text: 'number' },
      { of: 'property', name: 'content-type', is: 'equals', text: 'text/plain' },
    ],
  },
};

describe('parseStoredAutomation', () => {
  it('takes what the app stores', () => {
    expect(parseStoredAutomation(repeat)).toEqual(repeat);
    expect(parseStoredAutomation(responder)).toEqual(responder);
  });

  it('leaves what is something else, or would never publish', () => {
    for (const record of [
      null,
      { id: 'a', kind: 'script' },
      { ...repeat, intervalMs: 0 },
      { ...repeat, jitter: 2 },
      { ...repeat, count: 0 },
      { ...repeat, template: { ...repeat.template, qos: 3 } },
      { ...responder, rule: { ...responder.rule, maxPerS: 0 } },
      { ...responder, rule: { ...responder.rule, conditions: [{ of: 'weather', is: 'equals', text: '' }] } },
    ])
      expect(parseStoredAutomation(record)).toBeUndefined();
  });
});

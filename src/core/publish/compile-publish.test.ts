import { describe, expect, it } from 'vitest';
import { compilePublish } from './compile-publish.ts';
import { EMPTY_TEMPLATE, NO_PROPERTIES, type PublishTemplate } from './publish-template.ts';
import { advanceScope, beginScope, type ScopeMessage, type TemplateScope } from './template-scope.ts';
import { NO_VARIABLES, type Variables } from './variables.ts';

const template = (change: Partial<PublishTemplate>): PublishTemplate => ({ ...EMPTY_TEMPLATE, topic: 't', ...change });
const text = (value: string) => ({ format: 'text' as const, text: value, schema: null });

function make(change: Partial<PublishTemplate>, scope: TemplateScope = beginScope(NO_VARIABLES), version: 4 | 5 = 5) {
  const compiled = compilePublish(template(change), version);
  return compiled.ok ? compiled.value.make(scope) : compiled;
}

function payloadOf(source: string, scope?: TemplateScope): string {
  const made = make({ payload: text(source) }, scope);
  return made.ok ? new TextDecoder().decode(made.value.payload) : JSON.stringify(made.error);
}

const variables = (values: Record<string, string>, table: Variables['table'] = null) => beginScope({ values, table });

const message: ScopeMessage = {
  topic: 'lab/3/set',
  payload: new TextEncoder().encode('{"a":{"b":[1.0,9007199254740993,"x\\ny"]}}'),
  responseTopic: 'answers',
  correlationData: null,
  contentType: null,
  userProperties: [['site name', 'tver']],
};

describe('compilePublish', () => {
  it('leaves alone what is no variable', () => {
    for (const plain of ['', '{"a":{"b":1}}', '{ } }} { {', 'a}}b', '\\{ \\']) expect(payloadOf(plain)).toBe(plain);
    expect(payloadOf('\\{{now}} {{x}}', variables({ x: '1' }))).toBe('{{now}} 1');
  });

  it('fills in a person’s variables, also within one another, and says where a circle is', () => {
    const scope = variables({ host: 'a', path: '{{host}}/b', now: 'mine', loop: '{{pool}}', pool: '{{loop}}' });
    expect(payloadOf('{{ path }}-{{now}}', scope)).toBe('a/b-mine');
    const made = make({ payload: text('ab{{loop}}') }, scope);
    expect(made).toMatchObject({ ok: false, error: { kind: 'variable', fault: { reason: 'cycle', from: 2, to: 10 } } });
  });

  it('names an unknown variable, its place, and the one that was meant', () => {
    const made = make({ topic: 'lab/{{staton}}/x' }, variables({ station: '4' }));
    expect(made).toMatchObject({
      ok: false,
      error: {
        part: 'topic',
        fault: { reason: 'unknown', expression: 'staton', from: 4, to: 14, suggestion: 'station' },
      },
    });
    expect(make({ payload: text('{{now') })).toMatchObject({ ok: false, error: { fault: { reason: 'unclosed' } } });
    expect(make({ payload: text('{{random a}}') })).toMatchObject({ error: { fault: { reason: 'bad-arguments' } } });
    expect(make({ payload: text('{{message.topic}}') })).toMatchObject({ error: { fault: { reason: 'no-message' } } });
  });

  it('has variables of its own', () => {
    const scope: TemplateScope = { ...beginScope(NO_VARIABLES), now: () => 1_700_000_000_123, random: () => 0.999 };
    expect(payloadOf('{{now}} {{now ms}} {{now s}}', scope)).toBe('2023-11-14T22:13:20.123Z 1700000000123 1700000000');
    expect(payloadOf('{{random 0 100}} {{random 0.0 1}} {{random 1 2 3}}', scope)).toBe('100 1.0 1.999');
    expect(payloadOf('{{now yyyy-MM-dd HH:mm:ss.SSS}} {{now dd/MM}}', scope)).toBe('2023-11-14 22:13:20.123 14/11');
    expect(make({ payload: text('{{now hours}}') })).toMatchObject({ error: { fault: { reason: 'bad-arguments' } } });
    expect(payloadOf('{{pick a "b c"}}', scope)).toBe('b c');
    expect(payloadOf('{{uuid}}')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('counts from publish to publish, and takes the next row with each', () => {
    const table = { name: 't', columns: ['temp'], rows: [['1'], ['2']], atEnd: 'stop' as const };
    const scope = variables({}, table);
    const compiled = compilePublish(
      template({ topic: '{{counter}}', payload: text('{{row.temp}}/{{counter 10 5}}') }),
      5,
    );
    if (!compiled.ok) throw new Error('not compiled');
    const made = Array.from({ length: 3 }, () => {
      const one = compiled.value.make(scope);
      advanceScope(scope);
      return one.ok ? `${one.value.topic} ${new TextDecoder().decode(one.value.payload)}` : one.error.kind;
    });
    expect(made).toEqual(['1 1/10', '2 2/15', 'table-ended']);
  });

  it('ends with a table that a variable of a person’s own takes its values from', () => {
    const table = { name: 't', columns: ['temp'], rows: [['1']], atEnd: 'stop' as const };
    const scope = variables({ temp: '{{row.temp}} °C' }, table);
    expect(payloadOf('{{temp}}', scope)).toBe('1 °C');
    advanceScope(scope);
    expect(make({ payload: text('{{temp}}') }, scope)).toEqual({ ok: false, error: { kind: 'table-ended' } });
    expect(payloadOf('no row', scope)).toBe('no row');
  });

  it('reads the message that is answered, numbers as they were written', () => {
    const scope = beginScope(NO_VARIABLES, message);
    expect(payloadOf('{{message.topic}} {{message.level 2}} {{message.responseTopic}}', scope)).toBe(
      'lab/3/set 3 answers',
    );
    expect(payloadOf('{{message.json.a.b[0]}} {{message.json.a.b[1]}}', scope)).toBe('1.0 9007199254740993');
    expect(payloadOf('{{message.json.a.b[2]}}|{{message.json.a.b}}', scope)).toBe(
      'x\ny|[1.0,9007199254740993,"x\\ny"]',
    );
    expect(payloadOf('{{message.property.site name}}', scope)).toBe('tver');
    expect(make({ payload: text('{{message.json.nope}}') }, scope)).toMatchObject({
      error: { fault: { reason: 'not-found' } },
    });
  });

  it('makes properties for version 5 only, and says which is faulty', () => {
    const properties = {
      ...NO_PROPERTIES,
      messageExpiryInterval: '{{ttl}}',
      correlationData: 'ff 00',
      correlationIsHex: true,
      userProperties: [['n', '{{counter}}']] as const,
      topicAlias: 3,
    };
    const scope = variables({ ttl: '60' });
    expect(make({ properties }, scope)).toMatchObject({
      value: {
        properties: {
          messageExpiryIntervalS: 60,
          correlationData: Uint8Array.of(255, 0),
          userProperties: [['n', '1']],
          topicAlias: 3,
        },
      },
    });
    expect(make({ properties }, scope, 4)).toMatchObject({ ok: true, value: { topic: 't' } });
    expect(make({ properties: { ...NO_PROPERTIES, messageExpiryInterval: '4294967296' } })).toMatchObject({
      error: { kind: 'property', part: 'messageExpiryInterval', reason: 'out-of-range' },
    });
    expect(make({ properties: { ...NO_PROPERTIES, topicAlias: 0 } })).toMatchObject({ error: { part: 'topicAlias' } });
    expect(make({ properties: { ...NO_PROPERTIES, responseTopic: 'a/#' } })).toMatchObject({
      error: { kind: 'topic', part: 'responseTopic' },
    });
  });

  it('gives each publish bytes of its own', () => {
    const compiled = compilePublish(template({ payload: text('x') }), 5);
    if (!compiled.ok) throw new Error('not compiled');
    const [first, second] = [
      compiled.value.make(beginScope(NO_VARIABLES)),
      compiled.value.make(beginScope(NO_VARIABLES)),
    ];
    expect(first.ok && second.ok && first.value.payload.buffer !== second.value.payload.buffer).toBe(true);
    expect(compiled.value.isConstant).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { readLab } from './read-lab.ts';

const LAB = `lab: hello
language: en
title: Hello
summary: A first message.
minutes: 5
steps:
  - id: publish
    title: Publish
    text: Publish to \`mytopic\`.
    tasks:
      - id: sent
        text: Publish at QoS 1
        expect:
          - packet: PUBLISH
            from: client
            fields: { topic: mytopic, qos: 1, id: $id }
            properties: { Content Type: text/plain }
          - { packet: PUBACK, fields: { id: $id, reasonCode: { max: 127 } } }
        actions:
          - { kind: compose, label: Fill in, fill: { topic: mytopic, payload: Hello, qos: 1 } }
      - id: again
        text: And again
        after: sent
        expect: [{ packet: PUBLISH, from: client, fields: { dup: true } }]
`;

/** As LINE: KIND, with what tells more. */
function faults(text: string): string[] {
  const read = readLab(text);
  if (read.ok) return [];
  return read.error.map(({ line, problem: { kind, ...rest } }) => [line, kind, ...Object.values(rest)].join(' '));
}

describe('a lab’s file', () => {
  it('is read, with the usual values for what it leaves out', () => {
    const read = readLab(LAB);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const [publish] = read.value.steps;
    expect(publish?.note).toBeNull();
    expect(publish?.tasks[0]).toMatchObject({ hint: null, wrong: [], after: null, since: 'step', optional: false });
    expect(publish?.tasks[0]?.actions[0]).toMatchObject({ kind: 'compose', fill: { topic: 'mytopic' } });
    expect(read.value.questions).toEqual([]);
  });

  it.each([
    ['minutes: 5', 'minutes: soon', '5 wrong-value minutes'],
    ['minutes: 5\n', '', '1 missing minutes'],
    ['title: Publish', 'titel: Publish', '7 missing title'],
    ['    title: Publish', '    titel: Publish\n    title: x', '8 unknown-key titel'],
    ['packet: PUBACK', 'packet: PUBAKC', '18 wrong-value packet'],
    ['fields: { topic:', 'fields: { thema:', '16 unknown-field thema PUBLISH'],
    ['Content Type:', 'ContentType:', '17 unknown-property ContentType'],
    ['after: sent', 'after: later', '23 unknown-task later'],
    ['id: again', 'id: sent', '21 duplicate-id sent'],
    ['fields: { topic: mytopic', 'fields: { topic: a/#', '16 bad-topic a/#'],
    ['kind: compose', 'kind: composer', '20 wrong-value'],
    ['qos: 1 } }', 'qos: 3 } }', '20 wrong-value qos 0, 1, 2'],
    ['{ max: 127 }', '{ most: 127 }', '18 unknown-key most'],
    ['steps:', 'steps: [', '7 yaml'],
  ])('%s: says where %s is wrong', (right, wrong, expected) => {
    const found = faults(LAB.replace(right, wrong));
    expect(found.some((one) => one.startsWith(expected)) ? expected : found).toBe(expected);
  });

  it('that is none at all is a fault in line 1', () => {
    for (const text of ['', '42', '[]', '\u0000', 'just a text']) expect(faults(text)[0]).toMatch(/^1 /u);
  });
});

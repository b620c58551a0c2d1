// What is broken, truncated, huge or meant to do harm: a fault or remarks with a place, and nothing else happens.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as samples from '../../testing/transfer-samples.ts';
import { importConnections } from './import-connections.ts';
import { MAX_IMPORT_CHARACTERS, MAX_IMPORT_PROFILES } from './import-result.ts';

/** JSON is YAML: so the readers of values get whatever fast-check makes of them. */
const options = { fileName: null, parseYaml: (text: string): unknown => JSON.parse(text) };
const asYaml = (value: unknown) => ({ fileName: 'x.yaml', parseYaml: () => value });

const texts = [
  samples.MQTTX_SAMPLE,
  samples.MQTTX_WEB_SAMPLE,
  samples.MQTTX_CLI_SAMPLE,
  samples.MQTT_EXPLORER_SAMPLE,
  samples.MQTTLENS_SAMPLE,
  samples.MQTT_FX_SAMPLE,
  samples.MQTT_SPY_SAMPLE,
  samples.MOSQUITTO_CONF_SAMPLE,
  samples.VSCODE_SAMPLE,
  JSON.stringify(samples.HOME_ASSISTANT_SAMPLE),
  JSON.stringify(samples.ZIGBEE2MQTT_SAMPLE),
  '{"app":"mqtt-loupe","kind":"connections","version":1,"connections":[{"name":"a","endpoint":{"scheme":"ws","host":"h","port":1,"path":"/"},"version":5,"will":{"topic":"w","payload":{"text":"","encoding":"hex"}},"tls":{},"secrets":{},"reconnect":{},"properties":{},"subscriptions":[{"filter":"a"}]}]}',
  'mosquitto_sub -h h -t \'a/#\' -D will user-property a b --will-topic w -u "x" -L mqtt://u:p@h/t\n',
  'wss://u:p@h:8084/mqtt',
];
const values: readonly unknown[] = [
  ...texts
    .filter((text) => /^[[{]/u.test(text) && text !== samples.VSCODE_SAMPLE)
    .map((text): unknown => JSON.parse(text)),
];

function fault(text: string, own = options) {
  const result = importConnections(text, own);
  return result.ok ? null : { kind: result.error.kind, place: result.error.place };
}

/** The same tree with a value somewhere in it replaced. */
function replaceAt(value: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[key] = replaceAt((value as Record<string, unknown>)[key], rest, by);
  return copy;
}

describe('importConnections, of hostile input', () => {
  it('never throws, whatever the text', () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json(), fc.string());
    fc.assert(
      fc.property(any, (text) => {
        const result = importConnections(text, options);
        if (result.ok) expect(result.value.profiles.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws for a sample that is cut, or has characters changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat({ max: 12 }),
        fc.string({ maxLength: 4 }),
        (text, at, length, by) => {
          const start = at % text.length;
          importConnections(text.slice(0, start), options);
          importConnections(text.slice(0, start) + by + text.slice(start + length), options);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never throws for a sample with values of another type, and makes only what a profile may be', () => {
    const hostile: fc.Arbitrary<unknown> = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
      fc.constantFrom<unknown>(
        JSON.parse('{"__proto__": {"polluted": true}}'),
        JSON.parse('{"toString": 1, "valueOf": null, "length": 9}'),
        1e308,
        -1,
        '\ud800',
        'a\u0000b',
        'x'.repeat(70_000),
        [[]],
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
        hostile,
        (value, path, by) => {
          const result = importConnections('a: b\n', asYaml(replaceAt(value, path, by)));
          if (!result.ok) return;
          for (const { profile, secrets } of result.value.profiles) {
            expect(profile.endpoint.port).toBeGreaterThanOrEqual(1);
            expect(profile.endpoint.port).toBeLessThanOrEqual(65_535);
            expect(typeof profile.name).toBe('string');
            expect([3, 4, 5]).toContain(profile.version);
            expect(Number.isInteger(profile.keepAliveS)).toBe(true);
            for (const text of [profile.clientId, profile.username ?? '', secrets.password ?? '']) {
              expect(typeof text).toBe('string');
              expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
            }
            for (const { qos, color } of profile.subscriptions) {
              expect([0, 1, 2]).toContain(qos);
              expect(color).toBeGreaterThan(0);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('remarks on a key that is meant to do harm', () => {
    const result = importConnections('[{"host": "h", "clean": true, "__proto__": {"polluted": true}}]', options);
    expect(result.ok && result.value.remarks).toEqual([
      { index: 0, place: '[0].__proto__', kind: 'dangerous-key', values: { field: '__proto__' } },
    ]);
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
  });

  it('names field, value and bounds', () => {
    const text = '[{"host": "h", "clean": "yes", "port": 99999, "keepalive": -1, "mqttVersion": "7", "zzz": 1}]';
    const result = importConnections(text, options);
    expect(result.ok && result.value.remarks.map(({ index: _index, ...rest }) => rest)).toEqual([
      { place: '[0].port', kind: 'out-of-range', values: { field: 'port', value: '99999', min: '1', max: '65535' } },
      { place: '[0].mqttVersion', kind: 'unknown-value', values: { field: 'mqttVersion', value: '7' } },
      {
        place: '[0].keepalive',
        kind: 'out-of-range',
        values: { field: 'keepalive', value: '-1', min: '0', max: '65535' },
      },
      { place: '[0].clean', kind: 'wrong-type', values: { field: 'clean', expected: 'flag', found: 'string' } },
      { place: '[0].zzz', kind: 'unknown-field', values: { field: 'zzz' } },
    ]);
  });

  it.each([
    ['[{"host": "h",\n "clean": tru}]', 'broken', 'line 2, column 11'],
    [samples.MQTTX_SAMPLE.slice(0, 300), 'broken', 'line 5, column 61'],
    ['\uFEFF{', 'broken', 'line 1, column 2'],
    ['a\n\0b', 'not-text', 'line 2'],
    ['', 'nothing-in-it', null],
    ['hello', 'unrecognized', null],
    ['{"a": 1}', 'unrecognized', null],
    ['<a><b></a>', 'broken', 'line 1'],
    ['<a>\n<b>', 'broken', 'line 2'],
    ['<a>&nbsp;</a>', 'broken', 'line 1'],
    ['<html></html>', 'unrecognized', null],
    ['<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'doctype', 'line 2'],
    ['\n<!doctype a SYSTEM "file:///etc/passwd"><a/>', 'doctype', 'line 2'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'too-deep', 'line 1'],
    ['['.repeat(1_000_000), 'too-deep', 'line 1'],
    ['<a>'.repeat(1_000_000), 'too-deep', 'line 1'],
    ['[{"host": "", "clean": true}]', 'nothing-in-it', '[0].host'],
    ['[{"host": "a b", "clean": true}]', 'nothing-in-it', '[0].host'],
  ] as const)('answers with a fault, case %#', (text, kind, place) => {
    expect(fault(text)).toEqual({ kind, place });
  });

  it('answers YAML without a reader, and what its reader throws', () => {
    expect(fault('mqtt:\n  broker: h\n', { fileName: null, parseYaml: null } as never)).toEqual({
      kind: 'no-yaml',
      place: null,
    });
    const parseYaml = () => {
      throw new Error('Nested mappings are not allowed at line 2, column 7:\n');
    };
    expect(fault('mqtt:\n  broker: h\n', { fileName: null, parseYaml })).toEqual({
      kind: 'broken',
      place: 'line 2, column 7',
    });
  });

  it('answers a circle, and a bomb of aliases', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(fault('a: b\n', asYaml(circle) as never)?.kind).toBe('too-deep');
    let bomb: unknown[] = ['x'];
    for (let level = 0; level < 30; level++) bomb = Array(10).fill(bomb) as unknown[];
    expect(fault('a: b\n', asYaml(bomb) as never)?.kind).toBe('too-large');
  });

  it('takes no more than it says', () => {
    expect(fault(' '.repeat(MAX_IMPORT_CHARACTERS + 1))?.kind).toBe('too-large');
    const many = Array.from({ length: MAX_IMPORT_PROFILES + 1 }, (_, i) => ({ host: `h${i}`, clean: true }));
    expect(fault(JSON.stringify(many))?.kind).toBe('too-many');
    expect(fault(JSON.stringify(many.slice(1)))).toBe(null);
  });

  it('lists no more remarks than anybody reads', () => {
    const fields = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`zzz${i}`, i]));
    const result = importConnections(JSON.stringify([{ host: 'h', clean: true, ...fields }]), options);
    expect(result.ok && result.value.remarks.length).toBe(1_001);
    expect(result.ok && result.value.remarks.at(-1)).toMatchObject({ kind: 'more-remarks', values: { count: '4000' } });
  });

  const length = 2_000_000;
  it.each([
    ['letters', 'a'.repeat(length)],
    ['spaces before a letter', `${' '.repeat(length)}a`],
    ['brackets in a string', `"${'['.repeat(length)}"`],
    ['an unfinished string', `{"${'a'.repeat(length)}`],
    ['backslashes', `["${'\\'.repeat(length)}`],
    ['a long name', `<${'a'.repeat(length)}`],
    ['a long attribute', `<a b="${'c'.repeat(length)}"/>`],
    ['open comments', '<!--'.repeat(length / 4)],
    ['ampersands', `<a>${'&'.repeat(length)}</a>`],
    ['numeric entities', `<a>${'&#65;'.repeat(length / 5)}</a>`],
    ['many elements in one line', `<a>${'<b/>'.repeat(450_000)}</a>`],
    ['spaces in a tag', `<a${' '.repeat(length)}`],
    [
      'equals signs for Base64',
      `{"ConnectionManager_connections":{"a":{"host":"h","encryption":true,"clientKey":{"data":"${'='.repeat(900_000)}x"}}}}`,
    ],
    [
      'equals signs for a password',
      `<MqttSpyConfiguration><Connection><ServerURI>h</ServerURI><UserCredentials><Password>${'='.repeat(65_000)}x</Password></UserCredentials></Connection></MqttSpyConfiguration>`,
    ],
    [
      'spaces for a version',
      `<MqttSpyConfiguration><Connection><ServerURI>h</ServerURI><Protocol>x${' '.repeat(65_000)}x</Protocol></Connection></MqttSpyConfiguration>`,
    ],
    ['comments in settings', `{"vsmqtt.brokerProfiles": [${'/**/,'.repeat(length / 5)}`],
    ['slashes in settings', `{"vsmqtt.brokerProfiles": [${'/'.repeat(length)}`],
    ['a long line of a configuration', `listener 1\n${'a'.repeat(length)}`],
    ['many listeners', 'listener 1\n'.repeat(length / 11)],
    ['many addresses', 'ws://h\n'.repeat(length / 7)],
    ['a script', `mosquitto_sub ${'^ '.repeat(400_000)}`],
    ['quotes', `mosquitto_sub ${`'a"b' `.repeat(150_000)}`],
    ['percent signs', `mosquitto_sub.exe ${'%a'.repeat(400_000)}`],
    ['redirections', `mosquitto_sub ${'>'.repeat(900_000)}`],
    ['many items', `[{"host":"h","clean":true}${',1'.repeat(length / 2)}]`],
    ['a long address', `ws://${'a'.repeat(length)}`],
    ['YAML with tags', `mqtt:\n${'a: !secret '.repeat(length / 11)}`],
  ])('is done soon with %s', (_, text) => {
    const begun = performance.now();
    importConnections(text, options);
    // No measure of speed: what grows with the square takes minutes for a long text, and seconds for a short one.
    expect(performance.now() - begun).toBeLessThan(text.length > 100_000 ? 30_000 : 2_000);
  });
});

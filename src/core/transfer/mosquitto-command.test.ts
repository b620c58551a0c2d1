import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMosquittoCommand } from './mosquitto-command.ts';

function parse(text: string) {
  const result = parseMosquittoCommand(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const local = { scheme: 'mqtt', host: 'localhost', port: 1883, path: '/mqtt' };

describe('parseMosquittoCommand', () => {
  it('takes everything that a profile has a place for', () => {
    const { profile, secrets, remarks } = parse(
      `mosquitto_sub -h broker.lab -p 8883 -u ann -P 's3 "cret"' -i dev-1 -k 30 -c -V mqttv5 -q 1 \\
         -t 'plant/+/temp' -t '$SYS/#' -v -d -x 3600 --retain-as-published --retain-handling new \\
         --will-topic plant/dev-1 --will-payload "it's gone" --will-qos 2 --will-retain \\
         -D connect receive-maximum 20 -D connect user-property site north -D will content-type text/plain \\
         -D subscribe subscription-identifier 7 --cafile ca.crt --cert dev.crt --key dev.key --tls-alpn mqtt --insecure`,
    );
    expect(profile).toEqual({
      name: 'broker.lab',
      endpoint: { scheme: 'mqtts', host: 'broker.lab', port: 8883, path: '/mqtt' },
      version: 5,
      clientId: 'dev-1',
      username: 'ann',
      keepAliveS: 30,
      cleanStart: false,
      will: {
        topic: 'plant/dev-1',
        payload: { text: "it's gone", encoding: 'utf8' },
        qos: 2,
        retain: true,
        properties: { contentType: 'text/plain' },
      },
      properties: { sessionExpiryIntervalS: 3600, receiveMaximum: 20, userProperties: [['site', 'north']] },
      tls: { alpnProtocols: ['mqtt'] },
      subscriptions: [
        {
          filter: 'plant/+/temp',
          qos: 1,
          color: 1,
          retainAsPublished: true,
          retainHandling: 1,
          subscriptionIdentifier: 7,
        },
        { filter: '$SYS/#', qos: 1, color: 2, retainAsPublished: true, retainHandling: 1, subscriptionIdentifier: 7 },
      ],
    });
    expect(secrets).toEqual({ password: 's3 "cret"' });
    expect(remarks.map(({ kind, values }) => [kind, values.what ?? values.field])).toEqual([
      ['file-not-included', 'ca'],
      ['file-not-included', 'certificate'],
      ['file-not-included', 'key'],
      ['trust-not-taken', '--insecure'],
    ]);
    expect(remarks[0]?.place).toBe('line 5');
  });

  it.each([
    ['mosquitto_sub -t a', local],
    ['mosquitto_sub -h h -p 1884 -t a', { ...local, host: 'h', port: 1884 }],
    ['mosquitto_sub -h h --cafile x -t a', { ...local, scheme: 'mqtts', host: 'h', port: 8883 }],
    ['mosquitto_sub -h h -p 8884 --tls-use-os-certs -t a', { ...local, scheme: 'mqtts', host: 'h', port: 8884 }],
    ['mosquitto_sub -h h -p 9001 --ws -t a', { ...local, scheme: 'ws', host: 'h', port: 9001 }],
    ['mosquitto_sub -h ::1 -t a', { ...local, host: '::1' }],
    ['mosquitto_sub -L mqtts://u:p%40@h/a/b', { ...local, scheme: 'mqtts', host: 'h', port: 8883 }],
    ['mosquitto_sub -L wss://h:8084/a/b', { ...local, scheme: 'wss', host: 'h', port: 8084 }],
    ['$ mosquitto_pub -h h -t a -m b', { ...local, host: 'h' }],
    ['sudo /usr/bin/mosquitto_rr -h h -t a -e b -m c', { ...local, host: 'h' }],
    ['docker exec -it mosquitto mosquitto_sub -h h -t a', { ...local, host: 'h' }],
    ['echo 1 | mosquitto_pub --host=h -t a -l 2>/dev/null', { ...local, host: 'h' }],
    ['MQTT_PASSWORD=x mosquitto_sub -h h -t a > out.txt; ls', { ...local, host: 'h' }],
    ['C:\\mosquitto> mosquitto_sub.exe -h h ^\r\n -t "a"', { ...local, host: 'h' }],
    ['"C:\\Program Files\\mosquitto\\mosquitto_sub.exe" -h h -t a', { ...local, host: 'h' }],
    ["& 'C:\\mosquitto\\mosquitto_pub.exe' -h h `\n -t a -n", { ...local, host: 'h' }],
  ])('finds the address of %s', (text, endpoint) => {
    expect(parse(text).profile.endpoint).toEqual(endpoint);
  });

  it('takes login and topic from a URL', () => {
    const { profile, secrets } = parse('mosquitto_sub -L mqtt://u:p%40@h:1999/a/# -q 2');
    expect(profile.username).toBe('u');
    expect(secrets.password).toBe('p@');
    expect(profile.subscriptions).toEqual([{ filter: 'a/#', qos: 2, color: 1 }]);
  });

  it('takes an unquoted # for a topic, and no backslash of Windows for an escape', () => {
    expect(parse('mosquitto_sub -t # -v').profile.subscriptions).toEqual([{ filter: '#', qos: 0, color: 1 }]);
    expect(parse('mosquitto_sub -h h --cafile C:\\new\\ca.crt -t a').remarks).toContainEqual(
      expect.objectContaining({ kind: 'file-not-included', values: { what: 'ca', file: 'C:\\new\\ca.crt' } }),
    );
  });

  it('asks for a password that only the shell knows, and does not repeat it', () => {
    const { profile, secrets, remarks } = parse('mosquitto_sub -h h -u ann -P "$MQTT_PASSWORD" -t a');
    expect(profile.askPassword).toBe(true);
    expect(secrets).toEqual({});
    expect(remarks).toEqual([
      { index: 0, place: 'line 1', kind: 'secret-not-included', values: { field: '-P', value: '' } },
    ]);
  });

  it('names what it does not take', () => {
    const { remarks, profile } = parse(
      'mosquitto_sub -h h -p 99999 -q 3 -k abc -V 9 -t a/#/b \\\n -t a --will-topic +/x --proxy socks5h://p --zzz -i',
    );
    expect(profile).toMatchObject({ keepAliveS: 60, version: 4, endpoint: { port: 1883 } });
    expect(profile.subscriptions).toEqual([{ filter: 'a', qos: 0, color: 1 }]);
    expect(remarks.map(({ place, kind, values }) => `${place}: ${kind} ${values.field}`)).toEqual([
      'line 2: not-supported --proxy',
      'line 2: unknown-field --zzz',
      'line 2: unknown-value -i',
      'line 1: out-of-range -p',
      'line 1: unknown-value -V',
      'line 1: wrong-type -k',
      'line 2: bad-topic --will-topic',
      'line 1: out-of-range -q',
      'line 1: bad-topic -t',
    ]);
  });

  it.each([
    ['', 'unrecognized', null],
    ['ls -l', 'unrecognized', null],
    ['mosquitto_sub -h "broker', 'broken', 'line 1'],
    ['mosquitto_sub -h http://x/y -t a', 'nothing-in-it', 'line 1'],
    ['mosquitto_sub -L ftp://x/y', 'nothing-in-it', 'line 1'],
  ])('answers %j with a fault', (text, kind, place) => {
    const result = parseMosquittoCommand(text);
    expect(result.ok ? null : [result.error.kind, result.error.place]).toEqual([kind, place]);
  });

  it('never throws', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '-h',
        '-p',
        '-t',
        '-D',
        '-L',
        '-x',
        '--will-topic',
        '"',
        "'",
        '\\',
        '\n',
        '^',
        '$A',
        '`',
        '__proto__',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        parseMosquittoCommand(`mosquitto_sub ${words.join(' ')}`);
      }),
    );
  });
});

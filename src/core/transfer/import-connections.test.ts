import { describe, expect, it } from 'vitest';
import * as samples from '../../testing/transfer-samples.ts';
import { importConnections } from './import-connections.ts';

const noYaml = { fileName: null, parseYaml: null };

function take(text: string, options: Parameters<typeof importConnections>[1] = noYaml) {
  const result = importConnections(text, options);
  if (!result.ok) throw new Error(`${result.error.kind} at ${result.error.place}: ${result.error.message}`);
  return {
    ...result.value,
    said: result.value.remarks.map(({ index, place, kind, values }) =>
      `${index ?? 'file'} ${place} ${kind} ${values.what ?? values.field ?? ''}`.trim(),
    ),
  };
}

/** What a reader of YAML would make of any text. */
const yaml = (value: unknown) => ({ fileName: 'configuration.yaml', parseYaml: () => value });

describe('importConnections', () => {
  it('reads MQTTX', () => {
    const { format, profiles, said } = take(samples.MQTTX_SAMPLE);
    expect(format).toBe('mqttx');
    expect(profiles).toEqual([
      {
        profile: {
          name: 'Plant',
          endpoint: { scheme: 'mqtts', host: 'broker.emqx.io', port: 8883, path: '/mqtt' },
          version: 5,
          clientId: 'mqttx_0c668d0d',
          username: 'ann',
          keepAliveS: 30,
          cleanStart: false,
          connectTimeoutS: 10,
          reconnect: { enabled: true, firstDelayMs: 4000, maxDelayMs: 30_000, maxAttempts: null },
          group: 'Lab',
          tls: { alpnProtocols: ['x-amzn-mqtt-ca'] },
          will: {
            topic: 'plant/ann',
            payload: { text: 'gone', encoding: 'utf8' },
            qos: 1,
            retain: true,
            properties: {
              willDelayIntervalS: 5,
              payloadIsUtf8: true,
              contentType: 'text/plain',
              userProperties: [
                ['a', '1'],
                ['a', '2'],
              ],
            },
          },
          properties: {
            sessionExpiryIntervalS: 3600,
            receiveMaximum: 20,
            topicAliasMaximum: 10,
            requestResponseInformation: true,
            userProperties: [['site', 'north']],
          },
          subscriptions: [
            { filter: 'plant/#', qos: 1, color: 1, noLocal: true, retainHandling: 2, subscriptionIdentifier: 7 },
          ],
        },
        secrets: { password: 's3cret' },
        proposed: { scheme: 'wss', host: 'broker.emqx.io', port: 8084, path: '/mqtt' },
      },
      {
        profile: {
          name: 'Web',
          endpoint: { scheme: 'ws', host: 'localhost', port: 8083, path: '/mqtt' },
          version: 4,
          clientId: 'web',
          username: undefined,
          keepAliveS: 60,
          cleanStart: true,
          subscriptions: [],
        },
        secrets: {},
        proposed: null,
      },
    ]);
    expect(said).toEqual([
      '0 [0].ca file-not-included ca',
      '0 [0].rejectUnauthorized trust-not-taken rejectUnauthorized',
      '0 [0].subscriptions[1].disabled not-supported disabled',
      '0 [0].messages skipped-message-history messages',
    ]);
  });

  it('reads one connection of MQTTX that stands alone', () => {
    const [first] = JSON.parse(samples.MQTTX_SAMPLE) as unknown[];
    expect(take(JSON.stringify(first)).said).toContain('0 ca file-not-included ca');
  });

  it('reads what MQTTX web stores', () => {
    const { format, profiles, said } = take(samples.MQTTX_WEB_SAMPLE);
    expect(format).toBe('mqttx-web');
    expect(profiles[0]?.profile).toMatchObject({ name: 'Public', endpoint: { scheme: 'wss', port: 8084 } });
    expect(profiles[0]?.profile.connectTimeoutS).toBe(4);
    expect(said).toEqual([]);
  });

  it('reads the options of MQTTX CLI', () => {
    const { format, profiles, said } = take(samples.MQTTX_CLI_SAMPLE);
    expect(format).toBe('mqttx-cli');
    expect(profiles[0]).toMatchObject({
      profile: {
        version: 5,
        clientId: 'cli',
        username: 'ann',
        keepAliveS: 30,
        will: { topic: 'w', payload: { text: 'gone' }, qos: 2 },
        subscriptions: [
          { filter: 'a/#', qos: 1, color: 1 },
          { filter: 'b', qos: 1, color: 2 },
        ],
      },
      secrets: { password: 'pw' },
    });
    expect(said).toEqual([]);
  });

  it('reads both versions of MQTT Explorer, with certificates', () => {
    const { format, profiles, said } = take(samples.MQTT_EXPLORER_SAMPLE);
    expect(format).toBe('mqtt-explorer');
    expect(profiles[0]).toMatchObject({
      profile: {
        name: 'eclipse',
        endpoint: { scheme: 'mqtts', host: 'mqtt.eclipseprojects.io', port: 8883 },
        version: 4,
        tls: { ca: samples.SAMPLE_PEM, clientCertificate: samples.SAMPLE_PEM },
        subscriptions: [
          { filter: '#', qos: 0 },
          { filter: '$SYS/#', qos: 0 },
        ],
      },
      secrets: { password: 'pw', clientKey: samples.SAMPLE_KEY },
      proposed: { scheme: 'wss', port: 443 },
    });
    expect(profiles[1]?.profile).toMatchObject({
      endpoint: { scheme: 'ws', host: 'localhost', port: 9001, path: '/ws' },
      subscriptions: [{ filter: 'a/#', qos: 0, color: 1 }],
    });
    expect(said).toEqual([]);
  });

  it('reads MQTTLens', () => {
    const { format, profiles, said } = take(samples.MQTTLENS_SAMPLE);
    expect(format).toBe('mqttlens');
    expect(profiles[0]).toMatchObject({
      profile: {
        name: 'Lens',
        endpoint: { scheme: 'mqtt', host: 'broker.lab', port: 1883 },
        version: 3,
        keepAliveS: 120,
        autoConnect: true,
        will: { topic: 'w', qos: 1 },
        subscriptions: [{ filter: 'a/+', qos: 2 }],
      },
      secrets: { password: 'pw' },
    });
    expect(said).toEqual([]);
  });

  it('reads MQTT.fx', () => {
    const { format, profiles, said } = take(samples.MQTT_FX_SAMPLE);
    expect(format).toBe('mqtt-fx');
    expect(profiles[0]).toMatchObject({
      profile: {
        name: 'M2M & Ann',
        endpoint: { scheme: 'mqtts', host: 'broker.lab', port: 8883 },
        version: 4,
        clientId: 'MQTT_FX_Client',
        username: 'ann',
        keepAliveS: 40,
        connectTimeoutS: 30,
        subscriptions: [{ filter: 'lamp/#', qos: 0 }],
      },
      secrets: { password: '<pw>' },
    });
    expect(said).toEqual([
      '0 line 7 protocol-guessed brokerPort',
      '0 line 15 file-not-included ca',
      '0 line 4 skipped-message-history',
    ]);
  });

  it('reads mqtt-spy', () => {
    const { format, profiles, said } = take(samples.MQTT_SPY_SAMPLE);
    expect(format).toBe('mqtt-spy');
    expect(profiles[0]).toMatchObject({
      profile: {
        name: 'Spy',
        endpoint: { scheme: 'mqtt', host: 'broker.lab', port: 1884 },
        version: 4,
        clientId: 'spy-1',
        username: 'ann',
        keepAliveS: 50,
        cleanStart: false,
        connectTimeoutS: 20,
        autoConnect: true,
        reconnect: { firstDelayMs: 5000 },
        will: { topic: 'w', payload: { text: 'gone' }, qos: 1, retain: true },
        subscriptions: [{ filter: 'a/#', qos: 2 }],
      },
      secrets: { password: 'pw' },
    });
    expect(said).toEqual(['0 line 9 not-supported ServerURI']);
  });

  it('reads the listeners of mosquitto.conf, and proposes the one for browsers', () => {
    const { format, profiles, said } = take(samples.MOSQUITTO_CONF_SAMPLE);
    expect(format).toBe('mosquitto-conf');
    expect(profiles.map(({ profile, proposed }) => [profile.endpoint, proposed?.port ?? null])).toEqual([
      [{ scheme: 'mqtt', host: '10.0.0.5', port: 1883, path: '/mqtt' }, 9001],
      [{ scheme: 'ws', host: 'localhost', port: 9001, path: '/mqtt' }, null],
      [{ scheme: 'mqtts', host: 'localhost', port: 8883, path: '/mqtt' }, 9001],
    ]);
    expect(said).toEqual([
      '0 line 5 secret-not-included password_file',
      '1 line 7 host-assumed',
      '1 line 5 secret-not-included password_file',
      '2 line 10 host-assumed',
      '2 line 11 file-not-included ca',
      '2 line 14 file-not-included certificate',
      '2 line 5 secret-not-included password_file',
    ]);
  });

  it.each([
    ['allow_anonymous true\n', 1883],
    ['port 1884\nallow_anonymous true\n', 1884],
  ])('says that no browser reaches the broker of %j', (text, port) => {
    const { profiles, said } = take(text);
    expect(profiles.map(({ profile, proposed }) => [profile.endpoint.port, proposed])).toEqual([[port, null]]);
    expect(said[0]).toBe('file  no-websocket-listener');
  });

  it('reads Home Assistant', () => {
    const { format, profiles, said } = take('mqtt:\n  broker: h\n', yaml(samples.HOME_ASSISTANT_SAMPLE));
    expect(format).toBe('home-assistant');
    expect(profiles[0]).toMatchObject({
      profile: {
        endpoint: { scheme: 'wss', host: '192.168.1.10', port: 1884, path: '/ws' },
        version: 5,
        clientId: 'home',
        username: 'ha',
        keepAliveS: 15,
        askPassword: true,
        will: { topic: 'homeassistant/status', payload: { text: 'offline' }, qos: 1, retain: true },
      },
      secrets: {},
    });
    expect(said).toEqual([
      '0 mqtt.tls_insecure browser-decides-trust tls_insecure',
      '0 mqtt.password secret-not-included password',
    ]);
    const store = { data: { entries: [{ domain: 'sun' }, { domain: 'mqtt', data: { broker: 'core-mosquitto' } }] } };
    expect(take(JSON.stringify(store)).profiles[0]?.profile.endpoint.host).toBe('core-mosquitto');
  });

  it('hands the reader of YAML no tag that it would not know', () => {
    let seen = '';
    const parseYaml = (text: string) => {
      seen = text;
      return { broker: 'h' };
    };
    take('broker: h\npassword: !secret mqtt_password\n', { fileName: null, parseYaml });
    expect(seen).toBe('broker: h\npassword: "!secret mqtt_password"\n');
  });

  it('reads Zigbee2MQTT', () => {
    const { format, profiles, said } = take('mqtt:\n  server: x\n', yaml(samples.ZIGBEE2MQTT_SAMPLE));
    expect(format).toBe('zigbee2mqtt');
    expect(profiles[0]).toMatchObject({
      profile: { endpoint: { scheme: 'mqtts', host: 'broker.lab', port: 8884 }, version: 4, username: 'z2m' },
      secrets: { password: '12345' },
    });
    expect(said).toEqual([
      '0 mqtt.ca file-not-included ca',
      '0 mqtt.reject_unauthorized trust-not-taken reject_unauthorized',
    ]);
  });

  it.each([samples.VSCODE_SAMPLE, samples.VSCODE_SAMPLE.split('\n').slice(3, 7).join('\n')])(
    'reads settings of VS Code, with comments, whole or in part',
    (text) => {
      const { format, profiles, said } = take(text);
      expect(format).toBe('vscode');
      expect(profiles[0]).toMatchObject({
        profile: {
          name: 'Lab, // not a comment',
          endpoint: { scheme: 'mqtt', host: 'broker.lab', port: 1883 },
          keepAliveS: 20,
          subscriptions: [{ filter: 'a/#', qos: 1 }],
        },
        secrets: { password: 'pw' },
      });
      expect(said).toEqual([]);
    },
  );

  it.each([
    ['wss://u:p@h:8084/ws', ['wss://h:8084/ws']],
    [' [::1]:1883 ', ['mqtt://::1:1883/mqtt']],
    ['<mqtt://h>', ['mqtt://h:1883/mqtt']],
    ['broker.emqx.io', ['mqtt://broker.emqx.io:1883/mqtt']],
    ['ws://a\n\nmqtts://b:1\n', ['ws://a:80/mqtt', 'mqtts://b:1/mqtt']],
  ])('reads the address %j', (text, addresses) => {
    const { format, profiles } = take(text);
    expect(format).toBe('url');
    expect(profiles.map(({ profile: { endpoint: e } }) => `${e.scheme}://${e.host}:${e.port}${e.path}`)).toEqual(
      addresses,
    );
  });

  it('reads commands', () => {
    const { format, profiles } = take('mosquitto_sub -h a -t x\nmosquitto_pub -h b -t x -m 1\n');
    expect([format, profiles.length]).toEqual(['mosquitto-command', 2]);
  });
});

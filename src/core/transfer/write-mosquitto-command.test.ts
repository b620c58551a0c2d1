import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from '../../testing/arbitrary-profile.ts';
import { importedProfile } from './imported-profile.ts';
import { parseMosquittoCommand } from './mosquitto-command.ts';
import { quoteWord } from './shell-quote.ts';
import { splitCommands } from './shell-words.ts';
import { mosquittoCommand } from './write-mosquitto-command.ts';

const plain = importedProfile({
  endpoint: { scheme: 'mqtt', host: 'broker.lab', port: 1883, path: '/mqtt' },
  version: 4,
  clientId: 'dev 1',
  username: "o'neil",
}).profile;

describe('mosquittoCommand', () => {
  it('writes a line for sh, with the password in a variable', () => {
    expect(mosquittoCommand(plain, 'sub', 'sh', { hasPassword: true, topic: 'a/#' })).toEqual({
      command: `mosquitto_sub -h broker.lab -p 1883 -u 'o'\\''neil' -P "$MQTT_PASSWORD" -i 'dev 1' -V mqttv311 -t 'a/#' -v`,
      remarks: ['password-from-variable'],
    });
  });

  it('writes a line for cmd', () => {
    expect(mosquittoCommand(plain, 'pub', 'cmd', { hasPassword: true, topic: 'a b' }).command).toBe(
      `mosquitto_pub -h broker.lab -p 1883 -u "o'neil" -P "%MQTT_PASSWORD%" -i "dev 1" -V mqttv311 -t "a b" -m hello`,
    );
  });

  it('says what WebSocket needs, and never holds a key or a certificate', () => {
    const endpoint = { scheme: 'wss' as const, host: 'h', port: 8084, path: '/ws' };
    const written = mosquittoCommand({ ...plain, endpoint }, 'sub', 'sh', { hasPassword: false });
    expect(written.command).toContain('-h h -p 8084 --ws --tls-use-os-certs');
    expect(written.remarks).toEqual(['web-socket-needs-2.1', 'web-socket-path']);
    const tls = { ca: 'PEM', clientCertificate: 'PEM', acceptedSha256: 'AB' };
    const secured = mosquittoCommand({ ...plain, endpoint: { ...endpoint, scheme: 'mqtts' }, tls }, 'sub', 'sh', {
      hasPassword: false,
    });
    expect(secured.command).toContain('--cafile ca.crt --cert client.crt --key client.key');
    expect(secured.command).not.toContain('PEM');
    expect(secured.remarks).toEqual(['certificate-files', 'accepted-fingerprint']);
  });

  it.each(['sh', 'cmd'] as const)('is read back as the same connection in %s', (shell) => {
    fc.assert(
      fc.property(arbitraryProfile, (profile) => {
        const { command, remarks } = mosquittoCommand(profile, 'sub', shell, { hasPassword: false });
        fc.pre(!remarks.includes('not-in-a-command') && !remarks.includes('keep-alive'));
        // Which shell it is can be seen where cmd writes a path or a sign of its own, which a command need not have.
        const read = parseMosquittoCommand(shell === 'cmd' ? `C:\\> ${command}` : command);
        if (!read.ok) throw new Error(read.error.message);
        const { endpoint, version, clientId, username, keepAliveS, cleanStart, will } = read.value.profile;
        expect({ version, clientId, username, keepAliveS, cleanStart }).toEqual({
          version: profile.version,
          clientId: profile.clientId,
          username: profile.username,
          keepAliveS: profile.keepAliveS,
          cleanStart: profile.cleanStart,
        });
        expect(endpoint).toMatchObject({ host: profile.endpoint.host, port: profile.endpoint.port });
        if (endpoint.port !== 8883) expect(endpoint.scheme).toBe(profile.endpoint.scheme);
        expect(will?.topic).toBe(profile.will?.topic);
        if (profile.version === 5) expect(will?.properties).toEqual(profile.will?.properties);
        if (profile.subscriptions.length > 0) {
          expect(read.value.profile.subscriptions.map(({ filter }) => filter)).toEqual(
            profile.subscriptions.map(({ filter }) => filter),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('quoteWord', () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom("'", '"', '$(id)', '`id`', '\\', '%PATH%', '!', '*'),
  );

  it('is read back by the splitter', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('sh' as const, 'cmd' as const),
        (words, shell) => {
          const quoted = words.map((one) => quoteWord(one, shell));
          fc.pre(!quoted.includes(null) && !words.some((one) => one.includes('\r')));
          const commands = splitCommands(`x ${quoted.join(' ')}`, shell);
          expect(commands.ok && commands.value.map((command) => command.map(({ text }) => text))).toEqual([
            ['x', ...words],
          ]);
        },
      ),
    );
  });

  it('doubles backslashes before a percent sign for cmd: a quote is put there', () => {
    expect(quoteWord('\\%', 'cmd')).toBe('"\\\\"^%""');
    expect(quoteWord('C:\\%PATH%\\', 'cmd')).toBe('"C:\\\\"^%"PATH"^%"\\\\"');
  });

  it('is handed on by sh as it is', () => {
    const words = fc.sample(
      word.filter((one) => !one.includes('\0') && one.isWellFormed()),
      100,
    );
    const output = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map((one) => quoteWord(one, 'sh')).join(' ')}`]);
    expect(output.toString('utf8').split('\0').slice(0, -1)).toEqual(words);
  });
});

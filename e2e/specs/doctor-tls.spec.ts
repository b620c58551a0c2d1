// Ways to fail that have to do with encryption.
import type { Bench } from '../fixtures/failures/bench.ts';
import { failureTests } from '../fixtures/failures/failure-row.ts';
import { startMosquitto } from '../fixtures/mosquitto-broker.ts';
import type { MosquittoKind } from '../fixtures/mosquitto-config.ts';
import { startStaticHost } from '../fixtures/static-host.ts';

const BAD_CERTIFICATES = [
  ['a self-signed certificate', 'tls-untrusted', 'certificate-self-signed'],
  ['an expired certificate', 'tls-expired', 'certificate-expired'],
  ['a certificate that is not valid yet', 'tls-not-yet', 'certificate-not-yet-valid'],
  ['a certificate for another host', 'tls-other-name', 'certificate-wrong-name'],
] as const satisfies readonly (readonly [string, MosquittoKind, string])[];

failureTests([
  {
    what: 'ws:// to a TLS port',
    cause: 'needs-tls',
    arrange: async ({ mosquitto }) => ({ address: `ws://localhost:${(await mosquitto('tls')).ports.ws}/mqtt` }),
    fix: /wss:\/\//,
  },
  {
    what: 'mqtt:// to a TLS port',
    cause: 'needs-tls',
    modes: ['companion'],
    arrange: async ({ mosquitto }) => ({ address: `mqtt://localhost:${(await mosquitto('tls')).ports.tcp}` }),
    fix: /mqtts:\/\//,
  },
  {
    what: 'wss:// to a port without TLS',
    cause: 'no-tls',
    arrange: async ({ mosquitto }) => ({ address: `wss://127.0.0.1:${(await mosquitto('anon')).ports.ws}/mqtt` }),
    fix: /ws:\/\//,
  },
  {
    what: 'mqtts:// to a port without TLS',
    cause: 'no-tls',
    modes: ['companion'],
    arrange: async ({ mosquitto }) => ({ address: `mqtts://127.0.0.1:${(await mosquitto('anon')).ports.tcp}` }),
    fix: /mqtt:\/\//,
  },
  ...BAD_CERTIFICATES.flatMap(([what, kind, cause]) => [
    {
      what: `wss:// and ${what}`,
      cause,
      arrange: async ({ mosquitto }: Bench) => ({ address: (await mosquitto(kind)).wsAddress }),
    },
    {
      what: `mqtts:// and ${what}`,
      cause,
      modes: ['companion'] as const,
      arrange: async ({ mosquitto }: Bench) => ({ address: (await mosquitto(kind)).tcpAddress }),
      fix: /accept/i,
    },
  ]),
  {
    what: 'wss:// and a certificate of an unknown issuer',
    cause: 'certificate-unknown-issuer',
    arrange: async ({ keep, strangers }) => ({ address: (await keep(startMosquitto('tls', strangers))).wsAddress }),
  },
  {
    what: 'mqtts:// and a certificate of an unknown issuer',
    cause: 'certificate-unknown-issuer',
    modes: ['companion'],
    arrange: async ({ keep, strangers }) => ({ address: (await keep(startMosquitto('tls', strangers))).tcpAddress }),
    fix: /accept/i,
  },
  {
    what: 'wss:// without the client certificate that the broker wants',
    cause: 'client-certificate',
    arrange: async ({ mosquitto }) => ({ address: (await mosquitto('tls-client')).wsAddress }),
  },
  {
    what: 'mqtts:// without the client certificate that the broker wants',
    cause: 'client-certificate',
    modes: ['companion'],
    arrange: async ({ mosquitto }) => ({ address: (await mosquitto('tls-client')).tcpAddress }),
  },
  {
    what: 'mqtts:// with a client certificate of another authority',
    cause: 'client-certificate',
    modes: ['companion'],
    arrange: async ({ mosquitto, certificates: { strangerClient } }) => ({
      address: (await mosquitto('tls-client')).tcpAddress,
      tls: { 'Client certificate': strangerClient.cert, 'Client key': strangerClient.key },
    }),
  },
  {
    what: 'mqtts:// with a client key that is not of the certificate',
    cause: 'bad-tls-settings',
    modes: ['companion'],
    arrange: async ({ mosquitto, certificates: { client, strangerClient } }) => ({
      address: (await mosquitto('tls-client')).tcpAddress,
      tls: { 'Client certificate': client.cert, 'Client key': strangerClient.key },
    }),
  },
  {
    what: 'ws:// from an https page',
    cause: 'mixed-content',
    modes: ['browser'],
    arrange: async ({ keep, certificates, mosquitto }) => ({
      pageUrl: (await keep(startStaticHost({ tls: certificates.good, host: 'app.loupe.test' }))).url,
      address: `ws://broker.loupe.test:${(await mosquitto('anon')).ports.ws}/mqtt`,
    }),
  },
]);

import { expect, it } from 'vitest';
import { embeddedEndpoint } from './embedded-broker.ts';

const broker = { host: '127.0.0.1', tcpPort: 1883, wsPort: 9001, wsPath: '/mqtt' };

it('reaches the embedded broker where it listens', () => {
  expect(embeddedEndpoint(broker, 'localhost')).toEqual({ scheme: 'ws', host: '127.0.0.1', port: 9001, path: '/mqtt' });
  expect(embeddedEndpoint({ ...broker, host: '0.0.0.0' }, '192.168.0.5').host).toBe('192.168.0.5');
  expect(embeddedEndpoint({ ...broker, host: '::' }, '[::1]').host).toBe('::1');
});

// Brokers that break the protocol: the packet is named by its clause, the log stays, and the app goes on.
import { startScriptedBroker } from '../../src/testing/scripted-broker.ts';
import { connectScripted } from '../fixtures/connect-scripted.ts';
import { expect, test } from '../fixtures/test.ts';

const MESSAGE = { cmd: 'publish', topic: 'a/b', payload: 'before', qos: 0, dup: false, retain: false } as const;

for (const [what, bytes, clause] of [
  ['a PUBREL that is cut off', [0x62, 0x00], 'MQTT-2.2.1'],
  ['a PUBLISH with a QoS of 3', [0x36, 6, 0, 1, 0x61, 0, 1, 0x78], 'MQTT-3.3.1-4'],
  ['a topic that is not UTF-8', [0x30, 4, 0, 2, 0xff, 0xfe], 'MQTT-1.5.4-1'],
  ['a remaining length of five bytes', [0x30, 0xff, 0xff, 0xff, 0xff, 0x01], 'MQTT-1.5.5'],
] as const) {
  test(`${what} ends the connection with its clause`, async ({ app }) => {
    const broker = await startScriptedBroker(4);
    try {
      const connection = await connectScripted(app, broker, { version: '3.1.1' });
      connection.send(MESSAGE);
      await expect(app.messages.row('before')).toHaveCount(1);
      connection.sendBytes(...bytes);
      await app.session.expectState('Failed');
      await expect(app.diagnosis).toContainText(clause);
      // A lost connection clears nothing.
      await expect(app.messages.row('before')).toHaveCount(1);

      const again = broker.accepted();
      await app.session.connect.click();
      await again;
      await app.session.expectState('Connected');
    } finally {
      await broker.stop();
    }
  });
}

test('a web server that is no broker is told from one that is silent', async ({ app }) => {
  const broker = await startScriptedBroker(4);
  try {
    await app.addProfile(`ws://127.0.0.1:${broker.port}/`, { version: '3.1.1' });
    const connection = broker.connection();
    await app.dialog.saveAndConnect.click();
    (await connection).sendBytes(...Buffer.from('HTTP/1.1 200 OK\r\n\r\n<html>'));
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText('HTTP/1.1 200 OK');
  } finally {
    await broker.stop();
  }
});

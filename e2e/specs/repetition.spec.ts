// PUBLISH packets that say they are sent again.
import { startScriptedBroker } from '../../src/testing/scripted-broker.ts';
import { connectScripted } from '../fixtures/connect-scripted.ts';
import { expect, test } from '../fixtures/test.ts';

const MESSAGE = { cmd: 'publish', topic: 'again/a', payload: 'x', messageId: 9, retain: false } as const;

for (const [qos, rows, words] of [
  [1, 2, 'can arrive more than once'],
  // The second one is known by its packet identifier.
  [2, 1, 'is not in this log'],
] as const) {
  test(`a repetition at QoS ${qos} is marked and explained`, async ({ app }) => {
    const broker = await startScriptedBroker(4);
    try {
      const connection = await connectScripted(app, broker, { version: '3.1.1' });
      const repeated = { ...MESSAGE, qos, dup: true };
      connection.send(repeated, repeated, { ...MESSAGE, topic: 'new/a', qos: 0, dup: false });
      await expect(app.messages.row('new/a')).toHaveCount(1);
      await expect(app.messages.row('new/a')).not.toContainText('repeated');
      await expect(app.messages.row('again/a', 'repeated')).toHaveCount(rows);
      await app.messages.select('again/a', 'repeated');
      await expect(app.inspector.root).toContainText(words);
      const time = app.messages.row('again/a').first().getByRole('gridcell').first();
      await expect(time).toHaveAttribute('title', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \+0[12]:00$/);
    } finally {
      await broker.stop();
    }
  });
}

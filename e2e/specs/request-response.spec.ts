import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

const property = (name: string, value: string) => ['-D', 'publish', name, value];

test('a request finds its response, and a response its request', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('rr/#', '1');
  await expect(app.subscriptions.item('rr/#')).toContainText('1');
  const publish = (topic: string, payload: string, args: readonly string[]) =>
    mosquittoPub({ port: broker.ports.tcp, version: 'mqttv5' }, { topic, payload, qos: 1, args });
  const asks = (data: string) => [...property('response-topic', 'rr/answers'), ...property('correlation-data', data)];
  await publish('rr/ask', 'first', asks('a'));
  await publish('rr/ask', 'second', asks('b'));
  await app.messages.select('rr/ask', 'first');
  const { inspector } = app;
  await expect(inspector.fact('Answered by')).toHaveText('none yet');

  // It comes while the request is in view.
  await publish('rr/answers', 'to the second', property('correlation-data', 'b'));
  await publish('rr/answers', 'to the first', property('correlation-data', 'a'));
  await expect(inspector.fact('Answered by')).toContainText(/rr\/answers .* later/, { timeout: 10_000 });
  await inspector.fact('Answered by').getByRole('button', { name: 'rr/answers' }).click();
  await expect(inspector.content('Text')).toContainText('to the first');
  await expect(inspector.fact('Answers')).toContainText(/rr\/ask .* earlier/);
  await expect(inspector.root).toContainText('“a”');
  await inspector.fact('Answers').getByRole('button', { name: 'rr/ask' }).click();
  await expect(inspector.content('Text')).toContainText('first');
});

test('a response that nothing is subscribed to is not waited for in silence', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('rr/#', '1');
  await expect(app.subscriptions.item('rr/#')).toContainText('1');
  const args = property('response-topic', 'elsewhere/answers');
  await mosquittoPub(
    { port: broker.ports.tcp, version: 'mqttv5' },
    { topic: 'rr/lonely', payload: 'anybody?', qos: 1, args },
  );
  await app.messages.select('rr/lonely');
  await expect(app.inspector.fact('Answered by')).toHaveText('none: nothing is subscribed to elsewhere/answers');
});

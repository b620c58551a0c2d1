// The connection is cut at every step of the QoS 1 and QoS 2 handshakes, in both directions, a hundred times and more.
// Nothing is lost, and nothing comes twice at QoS 2: mosquitto's own clients are the witnesses.
import { type Cut, type CuttingProxy, startCuttingProxy } from '../fixtures/cutting-proxy.ts';
import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';

const QOS_1 = ['PUBLISH', 'PUBACK'] as const;
const QOS_2 = ['PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP'] as const;

/** Every packet of the handshake, cut before and after it has passed; the sender's packets come first. */
function cuts(qos: 1 | 2, sender: Cut['from']): Cut[] {
  const receiver = sender === 'client' ? 'broker' : 'client';
  return (qos === 1 ? QOS_1 : QOS_2).flatMap((packet, i) =>
    (['before', 'after'] as const).map((when) => ({ packet, from: i % 2 === 0 ? sender : receiver, when })),
  );
}

/** Both protocol versions with a session that the broker keeps, as the app sets them up. */
const SESSIONS = [
  { version: '5', cleanStart: true, rounds: { 1: 4, 2: 5 } },
  { version: '3.1.1', cleanStart: false, rounds: { 1: 1, 2: 1 } },
] as const;

async function connect(app: App, port: number, { version, cleanStart }: (typeof SESSIONS)[number]): Promise<void> {
  await app.addProfile(`mqtt://127.0.0.1:${port}`, { version });
  await app.dialog.openSession();
  await app.dialog.cleanStart.setChecked(cleanStart);
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
}

/** Has the connection cut at `cut` by what `exchange` begins, and sees the app come back. */
async function cutDuring(app: App, proxy: CuttingProxy, cut: Cut, exchange: () => Promise<void>): Promise<void> {
  const connections = proxy.connections();
  const wasCut = proxy.cutAt(cut);
  await exchange();
  await wasCut;
  const retry = app.page.getByRole('button', { name: 'Retry now' });
  await expect(async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 500 }).catch(() => {});
    expect(proxy.connections()).toBe(connections + 1);
    await expect(app.session.state).toHaveText('Connected', { timeout: 500 });
  }).toPass({ intervals: [0], timeout: 20_000 });
}

for (const session of SESSIONS) {
  const { version, rounds } = session;

  test(`from the app, MQTT ${version}`, async ({ app, ownMosquitto }) => {
    test.setTimeout(180_000);
    const broker = await ownMosquitto('anon');
    const proxy = await startCuttingProxy(broker.ports.tcp);
    const witness = await mosquittoSub({ port: broker.ports.tcp }, 'cut/#');
    await connect(app, proxy.port, session);
    const sent: Record<1 | 2, string[]> = { 1: [], 2: [] };
    for (const qos of [1, 2] as const) {
      for (let round = 0; round < rounds[qos]; round++) {
        for (const cut of cuts(qos, 'client')) {
          const payload = `${qos} ${round} ${cut.packet} ${cut.when}`;
          sent[qos].push(payload);
          const publish = () => app.composer.publish({ topic: `cut/${qos}`, payload, qos: `${qos}` });
          await cutDuring(app, proxy, cut, publish);
          // Else what goes out again may meet the next cut.
          await expect(app.composer.root).toContainText(/Last: (acknowledged|completed)/);
        }
      }
    }
    const seen = (qos: 1 | 2) =>
      witness
        .seen()
        .filter(({ topic }) => topic === `cut/${qos}`)
        .map(({ payload }) => Buffer.from(payload).toString());
    await expect.poll(() => new Set(seen(1)).size + new Set(seen(2)).size).toBe(sent[1].length + sent[2].length);
    // One more for each sort: whatever was still under way has come before it.
    for (const qos of ['1', '2'] as const) await app.composer.publish({ topic: `cut/${qos}`, payload: 'end', qos });
    await expect.poll(() => [seen(1).at(-1), seen(2).at(-1)]).toEqual(['end', 'end']);
    expect(seen(2)).toEqual([...sent[2], 'end']);
    expect([...new Set(seen(1))]).toEqual([...sent[1], 'end']);
    await app.session.expectCount('Messages sent', sent[1].length + sent[2].length + 2);
    await witness.stop();
    await proxy.stop();
  });

  test(`to the app, MQTT ${version}`, async ({ app, ownMosquitto }) => {
    test.setTimeout(180_000);
    const broker = await ownMosquitto('anon');
    const proxy = await startCuttingProxy(broker.ports.tcp);
    await connect(app, proxy.port, session);
    await app.subscriptions.subscribe('cut/2', '2');
    await app.subscriptions.subscribe('cut/1', '1');
    let count = 0;
    for (let round = 0; round < rounds[2]; round++) {
      for (const cut of cuts(2, 'broker')) {
        const payload = `2 ${round} ${cut.packet} ${cut.when}`;
        const publish = () => mosquittoPub({ port: broker.ports.tcp }, { topic: 'cut/2', payload, qos: 2 });
        await cutDuring(app, proxy, cut, publish);
        count++;
        await expect(app.messages.rows.last()).toContainText(payload);
        await app.session.expectCount('Messages received', count);
      }
    }
    for (let round = 0; round < rounds[1]; round++) {
      for (const cut of cuts(1, 'broker')) {
        const payload = `1 ${round} ${cut.packet} ${cut.when}`;
        const publish = () => mosquittoPub({ port: broker.ports.tcp }, { topic: 'cut/1', payload, qos: 1 });
        await cutDuring(app, proxy, cut, publish);
        await expect(app.messages.rows.last()).toContainText(payload);
      }
    }
    await proxy.stop();
  });
}

test('a reload of the page in the middle of a handshake', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const proxy = await startCuttingProxy(broker.ports.tcp);
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'reload/#');
  const seen = () => witness.seen().map(({ payload }) => Buffer.from(payload).toString());
  const payloads: string[] = [];
  await connect(app, proxy.port, SESSIONS[0]);
  for (const cut of cuts(2, 'client')) {
    const payload = `${cut.packet} ${cut.when}`;
    payloads.push(payload);
    const wasCut = proxy.cutAt(cut);
    await app.composer.publish({ topic: 'reload/2', payload, qos: '2' });
    await wasCut;
    await app.reload();
    await app.session.connect.click();
    await app.session.expectState('Connected');
    await expect.poll(seen).toContain(payload);
  }
  await expect.poll(seen).toEqual(payloads);
  await app.composer.publish({ topic: 'reload/2', payload: 'end', qos: '2' });
  await expect.poll(seen).toEqual([...payloads, 'end']);
  await witness.stop();
  await proxy.stop();
});

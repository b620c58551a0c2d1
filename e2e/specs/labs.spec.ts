// Each lab from its first to its last step through the interface, in both languages: what is wrong first, which proves
// nothing and is told so, then what is right.
import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { LabDriver, type LabLanguage } from '../pages/lab-driver.ts';

const LANGUAGES: readonly { readonly language: LabLanguage; readonly locale: string }[] = [
  { language: 'en', locale: 'en-GB' },
  { language: 'ru', locale: 'ru-RU' },
];

const words = (language: LabLanguage, en: RegExp, ru: RegExp) => (language === 'en' ? en : ru);

/** `port`: of a broker that is not the embedded one. */
async function shareOut(lab: LabDriver, language: LabLanguage, first: string, port?: number): Promise<void> {
  await lab.subscribe('$share/workers/lab/other', 1);
  await lab.open('shared', /\$share\/workers\/lab\/other/);
  await lab.act('shared');
  await lab.subscribe(null);
  await lab.passed('shared');
  await lab.subscribe('$share/workers/lab/work', 1);
  await lab.open(
    'worker',
    words(language, /on the connection of the client lab-five/, /в подключении клиента lab-five/),
  );
  await lab.act('worker');
  if (port !== undefined) await lab.fillIn({ port });
  await lab.saveAndConnect();
  await lab.connected();
  if (port === undefined) await lab.comesNext('worker', 1);
  await lab.act('worker', 1);
  await lab.subscribe(null);
  await lab.passed('worker');
  await lab.show(first);
  await lab.publish({ topic: 'lab/works', payload: 'x', qos: 1 });
  await lab.open('mine', words(language, /lab\/works.*another topic/, /lab\/works.*другой топик/));
  // One to each of the two, whoever is the first.
  await lab.act('mine');
  await lab.publish(null);
  await lab.publish(null);
  await lab.passed('mine');
  await lab.passed('theirs');
}

for (const { language, locale } of LANGUAGES) {
  test.describe(language, () => {
    test.use({ locale });
    test.setTimeout(120_000);

    test('first steps', async ({ page, companion }) => {
      const lab = new LabDriver(page, language, 'first-steps');
      await lab.begin(companion.url);
      await lab.next(1);

      // Connecting.
      await lab.open('connack');
      await lab.act('connack');
      await lab.saveAndConnect();
      await lab.connected();
      await lab.passed('connack');
      await lab.passed('kept-session');
      await lab.next(2);

      // Subscribing: another topic, another QoS, then right.
      await lab.subscribe('mytopic/', 1);
      await lab.open('subscribed', words(language, /mytopic\/.*another topic/, /mytopic\/.*другой фильтр/));
      await lab.subscribe('mytopic', 0);
      await lab.open('subscribed', words(language, /asked for QoS 0/, /запросили QoS 0/));
      await lab.act('subscribed');
      await lab.subscribe(null);
      await lab.passed('subscribed');
      await lab.next(3);

      // Hello World.
      await lab.publish({ topic: 'MyTopic', payload: 'Hello World', qos: 1 });
      await lab.open('published', words(language, /Upper and lower case/, /Прописные и строчные/));
      await lab.publish({ topic: 'mytopic', payload: 'Hello World', qos: 0 });
      await lab.open('published', words(language, /went at QoS 0/, /ушло с QoS 0/));
      await lab.act('published');
      await lab.publish(null);
      await lab.passed('published');
      await lab.passed('came-back');
      await lab.open('from-terminal');
      await lab.next(4);

      // Topics and wildcards.
      await lab.subscribe('lab/+/temp', 1);
      await lab.open('plus', words(language, /lab\/\+\/temp.*another topic/, /lab\/\+\/temp.*другой фильтр/));
      await lab.act('plus');
      await lab.subscribe(null);
      await lab.passed('plus');
      await lab.publish({ topic: 'lab/a/b/temperature', payload: '1' });
      await lab.open('plus-matches', words(language, /exactly three levels/, /ровно три уровня/));
      await lab.publish({ topic: 'lab/a/temperature', payload: '1' });
      await lab.passed('plus-matches');
      await lab.open('hash');
      await lab.act('hash');
      await lab.subscribe(null);
      await lab.passed('hash');
      await lab.publish({ topic: 'lab/a/b', payload: '1' });
      await lab.open('hash-matches');
      await lab.act('hash-matches');
      await lab.publish(null);
      await lab.passed('hash-matches');
      await lab.next(5);

      // QoS 0.
      await lab.publish({ topic: 'mytopic', payload: 'x', qos: 1 });
      await lab.open('sent', words(language, /went at QoS 1/, /ушло с QoS 1/));
      await lab.act('sent');
      await lab.publish(null);
      await lab.passed('sent');
      await lab.next(6);

      // QoS 1: a lost PUBACK, and the repetition.
      await lab.publish({ topic: 'lab/qos', payload: 'zero', qos: 0 });
      await lab.open('normal', words(language, /went at QoS 0/, /ушло с QoS 0/));
      await lab.act('normal');
      await lab.publish(null);
      await lab.passed('normal');
      await lab.act('lost');
      await expect(page.getByRole('status').filter({ hasText: /PUBACK.*(lost|теряется)/ })).toBeVisible();
      await lab.publish(null);
      await lab.passed('lost');
      await lab.open('repeated');
      await lab.act('repeated');
      await lab.passed('repeated');
      await lab.next(7);

      // QoS 2.
      await lab.publish({ topic: 'lab/qos', payload: 'x', qos: 1 });
      await lab.open('four', words(language, /went at QoS 1/, /ушло с QoS 1/));
      await lab.act('four');
      await lab.publish(null);
      await lab.passed('four');
      await lab.act('lost-pubcomp');
      await expect(page.getByRole('status').filter({ hasText: /PUBCOMP.*(lost|теряется)/ })).toBeVisible();
      await lab.publish(null);
      await expect(page.getByRole('status').filter({ hasText: /(acted once|сработало 1 раз)/ })).toBeVisible();
      await lab.open('lost-pubcomp');
      await lab.act('lost-pubcomp', 1);
      await lab.passed('lost-pubcomp');
      await lab.next(8);

      // Retained messages.
      await lab.publish({ topic: 'lab/lamp', payload: 'on', qos: 1 });
      await lab.open('kept', words(language, /Retain flag is not set/, /флаг Retain не установлен/));
      await lab.act('kept');
      await lab.publish(null);
      await lab.passed('kept');
      await lab.open('given');
      await lab.act('given');
      await lab.subscribe(null);
      await lab.passed('given');
      await lab.publish({ topic: 'lab/lamp', payload: 'off', qos: 1, retain: true });
      await lab.open('cleared', words(language, /the payload is `?off/, /в сообщении `?off/));
      await lab.act('cleared');
      await lab.publish(null);
      await lab.passed('cleared');
      await lab.next(9);

      // The will: of the second connection, at the first.
      await lab.subscribe('lab/status', 1);
      await lab.open('listening');
      await lab.act('listening');
      await lab.subscribe(null);
      await lab.passed('listening');
      await lab.act('with-will');
      await lab.saveAndConnect();
      await lab.connected();
      await lab.passed('with-will');
      await lab.open('came');
      await lab.act('cut-off');
      await lab.passed('cut-off');
      await lab.passed('came');
      await lab.next(10);
      await lab.answerAll();
    });

    test('sessions', async ({ page, companion }) => {
      const lab = new LabDriver(page, language, 'sessions');
      await lab.begin(companion.url);
      await lab.act('kept-session');
      await lab.saveAndConnect();
      await lab.connected();
      await lab.passed('kept-session');
      await lab.next(1);

      await lab.subscribe('lab/news', 0);
      await lab.open('subscribed', words(language, /asked for QoS 0/, /запросили QoS 0/));
      await lab.act('subscribed');
      await lab.subscribe(null);
      await lab.passed('subscribed');
      await lab.open('back');
      await lab.disconnect();
      await lab.open('back');
      await lab.connect();
      await lab.passed('back');
      await lab.next(2);

      // A message waits while its receiver is away.
      await lab.disconnect();
      await lab.passed('away');
      await lab.act('sent');
      await lab.saveAndConnect();
      await lab.connected();
      await lab.publish({ topic: 'lab/news', payload: 'lost', qos: 0 });
      await lab.open('sent', words(language, /went at QoS 0/, /ушло с QoS 0/));
      await lab.act('sent', 1);
      await lab.publish(null);
      await lab.passed('sent');
      await lab.open('received');
      await lab.show(language === 'en' ? 'Lab' : 'Лабораторная');
      await lab.connect();
      await lab.passed('received');
      await lab.next(3);

      // Beginning anew.
      await lab.disconnect();
      await lab.connect();
      await lab.open('anew', words(language, /Clean start was off/, /Clean Start.*была выключена/));
      await lab.act('anew');
      await lab.saveAndConnect();
      await lab.passed('anew');
      await lab.next(4);

      // Keep alive.
      await lab.open('short');
      await lab.act('short');
      await lab.saveAndConnect();
      await lab.connected();
      await lab.passed('short');
      await lab.passed('ping');
      await lab.act('silence');
      await lab.passed('silence');
      await lab.switchOffFaults();
      await lab.connected();
      await lab.next(5);

      // Taken over.
      await lab.open('taken');
      await lab.act('taken');
      await lab.saveAndConnect();
      await lab.anyway();
      await lab.passed('taken');
      await lab.next(6);
      await lab.answerAll();
    });

    test('security', async ({ page, companion }) => {
      const lab = new LabDriver(page, language, 'security');
      await lab.begin(companion.url);
      await lab.act('anonymous');
      await lab.fillIn({ username: 'alice' });
      await lab.saveAndConnect();
      await lab.connected();
      await lab.open('anonymous', /alice/);
      await lab.act('anonymous');
      await lab.fillIn({ username: '' });
      await lab.saveAndConnect();
      await lab.connected();
      await lab.passed('anonymous');
      await lab.next(1);

      // A refusal counts only while it is the rule that refuses.
      await lab.disconnect();
      await lab.connect();
      await lab.connected();
      await lab.waitsForFaults('refused');
      await lab.act('refused');
      await expect(page.getByRole('status').filter({ hasText: /alice.*wonderland/ })).toBeVisible();
      await lab.open('refused');
      await lab.disconnect();
      await lab.connect();
      await lab.passed('refused');
      await lab.act('accepted');
      await lab.saveAndConnect('wrong');
      await lab.open('accepted');
      await lab.act('accepted');
      await lab.saveAndConnect('wonderland');
      await lab.connected();
      await lab.passed('accepted');
      await lab.next(2);

      await lab.subscribe('secret/plans', 1);
      await lab.waitsForFaults('subscribe-denied');
      await lab.publish({ topic: 'open/plans', payload: 'x', qos: 1 });
      await lab.waitsForFaults('allowed');
      await lab.act('subscribe-denied');
      await expect(
        page
          .getByRole('status')
          .filter({ hasText: /secret\/#/ })
          .first(),
      ).toBeVisible();
      await lab.open('allowed');
      await lab.subscribe('open/plans', 1);
      await lab.open(
        'subscribe-denied',
        words(language, /open\/plans.*another topic/, /open\/plans.*не подходит|другой/),
      );
      await lab.act('subscribe-denied', 1);
      await lab.subscribe(null);
      await lab.passed('subscribe-denied');
      await lab.publish({ topic: 'secret/plans', payload: 'x', qos: 0 });
      await lab.open('publish-denied', words(language, /went at QoS 0/, /ушло с QoS 0/));
      await lab.act('publish-denied');
      await lab.publish(null);
      await lab.passed('publish-denied');
      await lab.publish({ topic: 'secret/others', payload: 'x', qos: 1 });
      await lab.open('allowed', words(language, /the broker refused/, /брокер отказал/));
      await lab.act('allowed');
      await lab.publish(null);
      await lab.passed('allowed');
      await lab.next(3);
      await lab.next(4);
      await lab.open('secured');
      await lab.next(5);
      await lab.answerAll();
    });

    test('MQTT 5', async ({ page, companion }) => {
      const lab = new LabDriver(page, language, 'mqtt5');
      await lab.begin(companion.url);
      await lab.act('connected');
      await lab.fillIn({ version: '3.1.1' });
      await lab.saveAndConnect();
      await lab.connected();
      await lab.open('connected', words(language, /this was MQTT 3\.1\.1/, /это был MQTT 3\.1\.1/));
      await lab.act('connected');
      await lab.fillIn({ version: '5' });
      await lab.saveAndConnect();
      await lab.connected();
      await lab.passed('connected');
      await lab.publish({ topic: 'secret/x', payload: 'x', qos: 1 });
      await lab.waitsForFaults('refusal');
      await lab.act('refusal');
      await expect(
        page
          .getByRole('status')
          .filter({ hasText: /secret\/#/ })
          .first(),
      ).toBeVisible();
      await lab.publish({ topic: 'open/x', payload: 'x', qos: 1 });
      await lab.open('refusal', words(language, /the broker accepted it/, /брокер согласился/));
      await lab.act('refusal', 1);
      await lab.publish(null);
      await lab.passed('refusal');
      await lab.publish({ topic: 'nobody/here', payload: 'x', qos: 1 });
      await lab.open('nobody');
      await lab.next(1);

      await lab.subscribe('lab/prop', 1);
      await lab.open('subscribed', words(language, /lab\/prop.*another topic/, /lab\/prop.*другой фильтр/));
      await lab.act('subscribed');
      await lab.subscribe(null);
      await lab.passed('subscribed');
      await lab.act('user-property');
      await lab.publish(null);
      await lab.open(
        'user-property',
        words(language, /property User Property is missing/, /нет свойства User Property/),
      );
      await lab.setProperties({});
      await lab.addUserProperty('unit', '°C');
      await lab.publish(null);
      await lab.passed('user-property');
      await lab.publish(null);
      await lab.open('expiry', words(language, /Message Expiry Interval is missing/, /нет свойства Message Expiry/));
      await lab.setProperties({ 'Message Expiry Interval': '60' });
      await lab.publish(null);
      await lab.passed('expiry');
      await lab.next(2);

      await lab.subscribe('lab/answer', 1);
      await lab.open('listen', words(language, /lab\/answer.*another topic/, /lab\/answer.*другой фильтр/));
      await lab.act('listen');
      await lab.subscribe(null);
      await lab.passed('listen');
      await lab.act('ask');
      await lab.setProperties({ 'Response Topic': 'lab/answer' });
      await lab.publish(null);
      await lab.open('ask');
      await lab.setProperties({ 'Response Topic': 'lab/answers', 'Correlation Data': 'q1' });
      await lab.publish(null);
      await lab.passed('ask');
      await lab.act('answer');
      await lab.setProperties({ 'Response Topic': '', 'Correlation Data': 'q2' });
      await lab.publish(null);
      await lab.open('answer', /q1/);
      await lab.setProperties({ 'Correlation Data': 'q1' });
      await lab.publish(null);
      await lab.passed('answer');
      await lab.next(3);

      await lab.act('no-local');
      await lab.subscribe(null);
      await lab.open('no-local', words(language, /without No local/, /без No Local/));
      await lab.subscribe('lab/own', 1, { noLocal: true });
      await lab.passed('no-local');
      await lab.publish({ topic: 'lab/other', payload: 'x', qos: 1 });
      await lab.open('own', words(language, /lab\/other.*another topic/, /lab\/other.*другой топик/));
      await lab.act('own');
      await lab.publish(null);
      await lab.passed('own');
      await lab.publish({ topic: 'lab/kept', payload: 'old', qos: 1 });
      await lab.open('kept', words(language, /Retain flag is not set/, /флаг Retain не установлен/));
      await lab.act('kept');
      await lab.publish(null);
      await lab.passed('kept');
      await lab.act('handling');
      await lab.subscribe(null, undefined, { retainHandling: 0 });
      await lab.open('handling', words(language, /asks for what is retained/, /просит сохранённое прислать/));
      await lab.act('handling');
      await lab.subscribe(null, undefined, { retainHandling: 2 });
      await lab.passed('handling');
      await lab.next(4);

      await shareOut(lab, language, 'MQTT 5');
      await lab.next(5);
      await lab.passed('announced-limits');
      await lab.open('goodbye');
      await lab.disconnect();
      await lab.passed('goodbye');
      await lab.next(6);
      await lab.answerAll();
    });

    test('a broker of one’s own', async ({ page, companion, mosquitto }) => {
      const broker = await mosquitto('anon');
      const lab = new LabDriver(page, language, 'own-broker');
      await lab.begin(companion.url);
      for (const step of [1, 2, 3]) await lab.next(step);
      // The embedded broker is none of one's own.
      await lab.act('connected', 1);
      await lab.fillIn({ port: companion.brokerPorts.ws });
      await lab.saveAndConnect();
      await lab.connected();
      await lab.open('connected', words(language, /on the embedded broker/, /на встроенном брокере/));
      await lab.act('connected');
      await lab.fillIn({ port: broker.ports.tcp });
      await lab.saveAndConnect();
      await lab.connected();
      await lab.passed('connected');
      await lab.next(4);

      await lab.subscribe('mytopic', 0);
      await lab.open('subscribed', words(language, /asked for QoS 0/, /запросили QoS 0/));
      await lab.act('subscribed');
      await lab.subscribe(null);
      await lab.passed('subscribed');
      await mosquittoPub({ port: broker.ports.tcp }, { topic: 'mytopic', payload: 'hello world', qos: 1 });
      await lab.open('from-terminal', words(language, /the payload is/, /в сообщении/));
      await mosquittoPub({ port: broker.ports.tcp }, { topic: 'mytopic', payload: 'Hello World', qos: 1 });
      await lab.passed('from-terminal');
      await lab.publish({ topic: 'mytopic', payload: 'Hello World', qos: 0 });
      await lab.open('to-terminal', words(language, /went at QoS 0/, /ушло с QoS 0/));
      await lab.act('to-terminal');
      await lab.publish(null);
      await lab.passed('to-terminal');
      await lab.next(5);

      await lab.publish({ topic: 'mytopic', payload: 'Hello World', qos: 1 });
      await lab.open('embedded-hello');
      await lab.act('embedded-hello');
      await lab.saveAndConnect();
      await lab.connected();
      await lab.act('embedded-hello', 1);
      await lab.subscribe(null);
      await lab.act('embedded-hello', 2);
      await lab.publish(null);
      await lab.passed('embedded-hello');
      await lab.next(6);
      await lab.answerAll();
    });
  });
}

test.describe('at mosquitto', () => {
  test.setTimeout(90_000);

  test('the first steps are proved as well, but for faults on purpose', async ({ page, companion, mosquitto }) => {
    const broker = await mosquitto('anon');
    const lab = new LabDriver(page, 'en', 'first-steps');
    await lab.begin(companion.url);
    await lab.next(1);
    await lab.act('connack');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Port' }).fill(String(broker.ports.ws));
    await lab.saveAndConnect();
    await lab.connected();
    await lab.passed('connack');
    await lab.passed('kept-session');
    await lab.next(2);
    await lab.act('subscribed');
    await lab.subscribe(null);
    await lab.passed('subscribed');
    await lab.next(3);
    await lab.act('published');
    await lab.publish(null);
    await lab.passed('published');
    await lab.passed('came-back');
    await lab.next(4);
    for (const [subscribed, published] of [
      ['plus', null],
      ['hash', 'hash-matches'],
    ] as const) {
      await lab.act(subscribed);
      await lab.subscribe(null);
      await lab.passed(subscribed);
      if (published === null) await lab.publish({ topic: 'lab/x/temperature', payload: '1' });
      else {
        await lab.act(published);
        await lab.publish(null);
      }
      await lab.passed(published ?? 'plus-matches');
    }
    await lab.next(5);
    await lab.act('sent');
    await lab.publish(null);
    await lab.passed('sent');
    await lab.next(6);
    await lab.act('normal');
    await lab.publish(null);
    await lab.passed('normal');
    await expect(lab.task('lost')).toContainText('the one in view leads elsewhere');
    await lab.next(7);
    await lab.act('four');
    await lab.publish(null);
    await lab.passed('four');
    await lab.next(8);
    await lab.act('kept');
    await lab.publish(null);
    await lab.passed('kept');
    await lab.act('given');
    await lab.subscribe(null);
    await lab.passed('given');
    await lab.act('cleared');
    await lab.publish(null);
    await lab.passed('cleared');
  });

  test('security is proved over TLS, and not without it', async ({ page, companion, mosquitto }) => {
    const broker = await mosquitto('tls');
    const lab = new LabDriver(page, 'en', 'security');
    await lab.begin(companion.url);
    await lab.act('anonymous');
    await lab.saveAndConnect();
    await lab.passed('anonymous');
    for (const step of [1, 2, 3, 4]) await lab.next(step);
    await lab.disconnect();
    await lab.connect();
    await lab.connected();
    await lab.open('secured', /this went over ws:\/\/; here it is/);
    await lab.act('secured', 4);
    await page.getByRole('dialog').getByRole('textbox', { name: 'Port' }).fill(String(broker.ports.tcp));
    await lab.saveAndConnect();
    await lab.passed('secured');
  });

  test('MQTT 5 is proved as well, and shows an answer that the embedded broker does not give', async ({
    page,
    companion,
    mosquitto,
  }) => {
    const broker = await mosquitto('anon');
    const lab = new LabDriver(page, 'en', 'mqtt5');
    await lab.begin(companion.url);
    await lab.act('connected');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Port' }).fill(String(broker.ports.ws));
    await lab.saveAndConnect();
    await lab.connected();
    await lab.passed('connected');
    await lab.publish({ topic: 'nobody/here', payload: 'x', qos: 1 });
    await lab.passed('nobody');
    for (const step of [1, 2, 3, 4]) await lab.next(step);
    await shareOut(lab, 'en', 'MQTT 5', broker.ports.ws);
    await lab.next(5);
    await lab.passed('announced-limits');
  });
});

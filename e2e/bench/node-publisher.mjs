// Publishes as fast as MQTT.js can in Node, as a program that is written for it would: so many at once without an answer, and
// at QoS 0 as many as the socket takes.
import mqtt from 'mqtt';

const [port, topic = '', level, count, window] = process.argv.slice(2);
const qos = /** @type {0 | 1 | 2} */ (Number(level));
const messages = Number(count);
const inFlight = Number(window);

const client = await mqtt.connectAsync(`ws://127.0.0.1:${port}/mqtt`, { protocolVersion: 5, reconnectPeriod: 0 });
let sent = 0;
let open = 0;

await new Promise((resolve, reject) => {
  const more = () => {
    while (open < inFlight && sent < messages) {
      open++;
      sent++;
      client.publish(topic, `{"n":${sent},"value":21.5,"unit":"C"}`, { qos }, (error) => {
        if (error) return reject(error);
        open--;
        if (open === 0 && sent === messages) return resolve(undefined);
        more();
      });
    }
  };
  more();
});
await client.endAsync();

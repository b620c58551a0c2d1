import { describe, expect, it } from 'vitest';
import { brokerName, loadAverage, sysMeaning, sysNumber, sysSeconds } from './sys-topic.ts';

const figure = (topic: string) => sysMeaning(topic)?.figure ?? null;

describe('what brokers say of themselves', () => {
  it.each([
    ['$SYS/broker/clients/connected', 'clientsConnected'],
    ['$SYS/broker/retained messages/count', 'retained'],
    ['$SYS/broker/store/messages/bytes', 'bytesStored'],
    ['$SYS/broker/heap/maximum', 'heapMaximum'],
    ['$SYS/broker/publish/messages/dropped', 'publishDropped'],
    ['$SYS/brokers/emqx@127.0.0.1/version', 'version'],
    ['$SYS/brokers/emqx@127.0.0.1/stats/live_connections/count', 'clientsConnected'],
    ['$SYS/brokers/emqx@127.0.0.1/metrics/bytes/received', 'bytesReceived'],
    ['$SYS/brokers/emqx@127.0.0.1/metrics/messages.dropped', 'publishDropped'],
    ['$SYS/VerneMQ@127.0.0.1/mqtt/publish/received', 'publishReceived'],
    ['$SYS/broker/connection/bridge/state', null],
    ['$SYS/brokers', null],
    ['$SYS', null],
    ['sensors/broker/version', null],
  ])('%s is %s', (topic, expected) => {
    expect(figure(topic)).toBe(expected);
  });

  it('reads numbers and durations as they are written', () => {
    expect([sysNumber('12 seconds'), sysNumber(' 4.5'), sysNumber('none'), sysNumber('')]).toEqual([
      12,
      4.5,
      null,
      null,
    ]);
    expect(sysSeconds('61 seconds', 'mosquitto')).toBe(61);
    expect(sysSeconds('1 days,2 hours, 3 minutes, 4 seconds', 'emqx')).toBe(93_784);
    expect(sysSeconds('5000', 'emqx')).toBe(5);
    expect(sysSeconds('7', 'mosquitto')).toBe(7);
    expect(sysSeconds('soon', 'mosquitto')).toBeNull();
  });

  it('knows load averages and names', () => {
    expect(loadAverage('$SYS/broker/load/publish/sent/5min')).toEqual({ what: 'publish/sent', minutes: 5 });
    expect(loadAverage('$SYS/broker/load/x/2min')).toBeNull();
    expect(brokerName('mosquitto version 2.0.11', new Set(['mosquitto']))).toBe('mosquitto');
    expect(brokerName('5.8.0', new Set(['emqx']))).toBe('EMQX');
    expect(brokerName('1.0', new Set(['mosquitto']))).toBeNull();
  });
});

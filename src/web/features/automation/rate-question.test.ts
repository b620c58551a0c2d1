import { describe, expect, it } from 'vitest';
import { rateQuestion } from './rate-question.ts';

describe('rateQuestion', () => {
  it('asks above 100 a second at brokers of one’s own', () => {
    expect(rateQuestion('127.0.0.1', 10, null)).toBeNull();
    expect(rateQuestion('localhost', 9, null)).toMatchObject({ isOthers: false });
    expect(rateQuestion('192.168.1.20', 10, null)).toBeNull();
    expect(rateQuestion('homeassistant.local', 5, null)?.ratePerS).toBe(200);
  });

  it('asks above 10 a second at brokers that may be anybody’s', () => {
    expect(rateQuestion('test.mosquitto.org', 100, null)).toBeNull();
    expect(rateQuestion('test.mosquitto.org', 99, null)).toMatchObject({ isOthers: true });
  });

  it('does not ask for a handful', () => {
    expect(rateQuestion('test.mosquitto.org', 1, 10)).toBeNull();
    expect(rateQuestion('test.mosquitto.org', 1, 11)).not.toBeNull();
  });
});

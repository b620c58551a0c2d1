import { describe, expect, it } from 'vitest';
import { isMuted } from './hidden-topics.ts';

describe('isMuted', () => {
  it('takes a level for muted only when all below it is', () => {
    const level = { topic: 'plant/line', expanded: false };
    const hidden = (filter: string) => isMuted(level, [filter]);
    expect(['plant/line/#', 'plant/#', '+/line/#', '#', 'plant/+/#'].every(hidden)).toBe(true);
    expect(['plant/line', 'plant/+', 'plant/line/temp', 'plant/line/temp/#', '$SYS/#'].some(hidden)).toBe(false);
  });

  it('takes a topic for muted when its name matches', () => {
    const topic = { topic: 'plant/line', expanded: null };
    expect(isMuted(topic, [])).toBe(false);
    expect(isMuted(topic, ['other', 'plant/+'])).toBe(true);
    expect(isMuted(topic, ['plant/line/#'])).toBe(true);
  });
});

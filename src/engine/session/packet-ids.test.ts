import { describe, expect, it } from 'vitest';
import { PacketIds } from './packet-ids.ts';

describe('PacketIds', () => {
  it('counts from 1, around, and passes over what is in use', () => {
    const ids = new PacketIds();
    expect([ids.allocate(), ids.allocate()]).toEqual([1, 2]);
    ids.deallocate(1);
    for (let i = 3; i <= 65_535; i++) ids.allocate();
    expect(ids.allocate()).toBe(1);
    expect(ids.allocate()).toBeNull();
    ids.deallocate(500);
    expect(ids.allocate()).toBe(500);
    expect(ids.getLastAllocated()).toBe(500);
  });

  it('registers what is sent again after a reconnect', () => {
    const ids = new PacketIds();
    ids.allocate();
    ids.clear();
    expect([ids.register(1), ids.register(1)]).toEqual([true, false]);
    expect(ids.allocate()).toBe(2);
  });
});

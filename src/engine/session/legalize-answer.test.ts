import { describe, expect, it } from 'vitest';
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import { emptyHead, readPacketHead } from '../../core/wire/packet-head.ts';
import { legalizeAnswer } from './legalize-answer.ts';

function legalize(version: ProtocolVersion, ...bytes: number[]): number[] {
  const packet = Uint8Array.from(bytes);
  const head = emptyHead();
  readPacketHead(packet, 0, packet.length, version, head);
  return [...legalizeAnswer(packet, head, version)];
}

describe('legalizeAnswer', () => {
  it('puts 0x80 in the place of a code that PUBACK may not carry', () => {
    expect(legalize(5, 0x40, 4, 1, 2, 0x95, 0)).toEqual([0x40, 3, 1, 2, 0x80]);
    expect(legalize(5, 0x50, 3, 0, 2, 0x01)).toEqual([0x50, 3, 0, 2, 0x80]);
  });

  it('leaves alone what is right', () => {
    for (const packet of [
      [0x40, 2, 0, 1],
      [0x40, 3, 0, 1, 0x87],
      [0x62, 2, 0, 1],
      [0x90, 5, 0, 1, 0, 2, 0x87],
      [0xd0, 0],
    ]) {
      expect(legalize(5, ...packet)).toEqual(packet);
    }
    expect(legalize(4, 0x40, 2, 0, 1)).toEqual([0x40, 2, 0, 1]);
  });

  it('mends single codes of a SUBACK', () => {
    expect(legalize(5, 0x90, 6, 0, 1, 0, 1, 0x99, 0x87)).toEqual([0x90, 6, 0, 1, 0, 1, 0x80, 0x87]);
  });
});

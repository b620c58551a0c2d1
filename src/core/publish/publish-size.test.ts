import { generate } from 'mqtt-packet';
import { expect, test } from 'vitest';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';
import { publishSize } from './publish-size.ts';

const CASES = ([4, 5] as const).flatMap((version) =>
  ([0, 1, 2] as const).flatMap((qos) =>
    [0, 120, 121, 122, 200, 16_380, 2_097_150].map((size) => [version, qos, size] as const),
  ),
);

test.each(CASES)(
  'version %i, QoS %i, %i bytes: as the packet is written',
  (version: ProtocolVersion, qos: Qos, size) => {
    const packet = generate(
      { cmd: 'publish', topic: 'a/ж', payload: Buffer.alloc(size), qos, messageId: 7, dup: false, retain: false },
      { protocolVersion: version },
    );
    expect(publishSize(version, { topic: 'a/ж', qos, payloadBytes: size })).toBe(packet.length);
  },
);

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readImageHead } from './read-image-head.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

const JPEG_BEGIN = 'ffd8 ffe0 0010 4a46494600010100000100010000';

/** 37 by 21 pixels as Chromium writes them, the GIF by hand; each cut where its extent ends. */
const HEADS: readonly (readonly [name: string, mediaType: string, bytes: string])[] = [
  ['PNG', 'image/png', '89504e470d0a1a0a 0000000d 49484452 00000025 00000015'],
  ['GIF', 'image/gif', '474946383961 2500 1500'],
  ['JPEG', 'image/jpeg', `${JPEG_BEGIN} ffc0 0011 08 0015 0025`],
  // A comment, a fill byte, Huffman tables (whose number is among those of frames), then a progressive frame.
  ['JPEG', 'image/jpeg', `${JPEG_BEGIN} fffe 0004 ffc0 ff ffc4 0003 00 ffc2 0011 08 0015 0025`],
  ['WebP', 'image/webp', '52494646 44000000 57454250 56503820 38000000 300300 9d012a 2500 1500'],
  ['WebP', 'image/webp', '52494646 1c000000 57454250 5650384c 0f000000 2f 24000500'],
  ['WebP', 'image/webp', '52494646 26020000 57454250 56503858 0a000000 20 000000 240000 140000'],
];

it.each(HEADS)('reads %s (%s), whole only', (format, mediaType, source) => {
  const bytes = hex(source);
  const head = { format, mediaType, width: 37, height: 21 };
  expect(readImageHead(bytes)).toEqual(head);
  expect(readImageHead(Uint8Array.of(...bytes, 1, 2, 3, 4, 5))).toEqual(head);
  for (let length = 0; length < bytes.length; length++) expect(readImageHead(bytes.subarray(0, length))).toBeNull();
});

it('is null or an extent, whatever stands after a signature', () => {
  const begin = fc.constantFrom(...HEADS.map(([, , source]) => source));
  const cut = fc.nat(30);
  fc.assert(
    fc.property(begin, cut, fc.uint8Array({ maxLength: 60 }), (source, at, garbage) => {
      const head = readImageHead(Uint8Array.of(...hex(source).subarray(0, at), ...garbage));
      if (head) expect(Math.min(head.width, head.height)).toBeGreaterThan(0);
    }),
    { numRuns: 5000 },
  );
});

it.each([
  ['a PNG without its header', '89504e470d0a1a0a 0000000d 49444154 00000025 00000015'],
  ['a PNG of no width', '89504e470d0a1a0a 0000000d 49484452 00000000 00000015'],
  ['a JPEG that begins its pixels without a frame', `${JPEG_BEGIN} ffda 0008 ffc0 0011 08 0015 0025`],
  ['a WebP of an unknown kind', '52494646 44000000 57454250 56503839 38000000 300300 9d012a 2500 1500'],
  ['a WAV file', '52494646 44000000 57415645 666d7420 10000000 0100 0100 44ac0000 88580100'],
])('is null for %s', (_, source) => {
  expect(readImageHead(hex(source))).toBeNull();
});

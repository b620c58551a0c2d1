// Well-known file formats by their first bytes. The names are the formats' own, the same in every language.

import type { PayloadFormat } from './guess-format.ts';

export interface Signature {
  readonly name: string;
  /** For a file that such bytes are saved to, without the dot. */
  readonly extension: string;
}

interface Pattern extends Signature {
  /** Groups of bytes and where each stands; all must be there. */
  readonly bytes: readonly (readonly [at: number, hex: string])[];
}

const PATTERNS: readonly Pattern[] = [
  { name: 'PNG', extension: 'png', bytes: [[0, '89504e470d0a1a0a']] },
  { name: 'JPEG', extension: 'jpg', bytes: [[0, 'ffd8ff']] },
  { name: 'GIF', extension: 'gif', bytes: [[0, '474946383761']] },
  { name: 'GIF', extension: 'gif', bytes: [[0, '474946383961']] },
  {
    name: 'WebP',
    extension: 'webp',
    bytes: [
      [0, '52494646'],
      [8, '57454250'],
    ],
  },
  {
    name: 'WAV',
    extension: 'wav',
    bytes: [
      [0, '52494646'],
      [8, '57415645'],
    ],
  },
  { name: 'MP4', extension: 'mp4', bytes: [[4, '66747970']] },
  { name: 'Ogg', extension: 'ogg', bytes: [[0, '4f67675300']] },
  { name: 'gzip', extension: 'gz', bytes: [[0, '1f8b08']] },
  { name: 'Zip', extension: 'zip', bytes: [[0, '504b0304']] },
  { name: 'Zstandard', extension: 'zst', bytes: [[0, '28b52ffd']] },
  { name: 'XZ', extension: 'xz', bytes: [[0, 'fd377a585a00']] },
  { name: 'PDF', extension: 'pdf', bytes: [[0, '255044462d']] },
  { name: 'ELF', extension: 'elf', bytes: [[0, '7f454c46']] },
  { name: 'WebAssembly', extension: 'wasm', bytes: [[0, '0061736d01000000']] },
  { name: 'SQLite', extension: 'sqlite', bytes: [[0, '53514c69746520666f726d6174203300']] },
  { name: 'Avro', extension: 'avro', bytes: [[0, '4f626a01']] },
  // Tag 55799, self-described CBOR (RFC 8949, section 3.4.6).
  { name: 'CBOR', extension: 'cbor', bytes: [[0, 'd9d9f7']] },
];

/** The views of the formats that have one. */
const FORMATS: Readonly<Record<string, PayloadFormat>> = {
  PNG: 'image',
  JPEG: 'image',
  GIF: 'image',
  WebP: 'image',
  Avro: 'avro',
  CBOR: 'cbor',
};

/** How a payload is best read that begins so. */
export function signatureFormat({ name }: Signature): PayloadFormat {
  return FORMATS[name] ?? 'hex';
}

/** The format that the bytes announce; null when none is known. */
export function findSignature(bytes: Uint8Array): Signature | null {
  for (const pattern of PATTERNS) {
    if (pattern.bytes.every(([at, hex]) => hasBytes(bytes, at, hex))) {
      return { name: pattern.name, extension: pattern.extension };
    }
  }
  return null;
}

function hasBytes(bytes: Uint8Array, at: number, hex: string): boolean {
  for (let i = 0; i < hex.length; i += 2) {
    if (bytes[at + i / 2] !== Number.parseInt(hex.slice(i, i + 2), 16)) return false;
  }
  return true;
}

// Format and extent of a picture from its first bytes, before anything draws it. Never throws; a head that is cut off or
// means nothing is null.
import { findSignature } from '../signature.ts';

export interface ImageHead {
  readonly format: 'PNG' | 'JPEG' | 'GIF' | 'WebP';
  readonly mediaType: string;
  /** Pixels, as stored: an orientation that the file asks for is not applied. */
  readonly width: number;
  readonly height: number;
}

type Extent = Pick<ImageHead, 'width' | 'height'>;

const READERS: Readonly<Record<ImageHead['format'], (view: DataView) => Extent | null>> = {
  PNG: pngExtent,
  JPEG: jpegExtent,
  GIF: gifExtent,
  WebP: webpExtent,
};

export function readImageHead(bytes: Uint8Array): ImageHead | null {
  const format = findSignature(bytes)?.name;
  if (format !== 'PNG' && format !== 'JPEG' && format !== 'GIF' && format !== 'WebP') return null;
  const extent = READERS[format](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!extent || extent.width === 0 || extent.height === 0) return null;
  return { format, mediaType: `image/${format.toLowerCase()}`, ...extent };
}

/** The chunk IHDR stands first. */
function pngExtent(view: DataView): Extent | null {
  if (view.byteLength < 24 || view.getUint32(12) !== 0x49484452) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The logical screen. */
function gifExtent(view: DataView): Extent | null {
  if (view.byteLength < 10) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** From segment to segment until the frame's header: SOF0 to SOF15, of which DHT, JPG and DAC only have the numbers. */
function jpegExtent(view: DataView): Extent | null {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++; // Fill bytes may stand before a marker.
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2; // Without a length.
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      if (at + 9 > view.byteLength) return null;
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker === 0xd9 || marker === 0xda) {
      return null; // The end, or pixels without a frame.
    } else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const LOSSY = 0x56503820; // 'VP8 '
const LOSSLESS = 0x5650384c; // 'VP8L'
const EXTENDED = 0x56503858; // 'VP8X'

function webpExtent(view: DataView): Extent | null {
  if (view.byteLength < 25) return null;
  const chunk = view.getUint32(12);
  if (chunk === LOSSLESS) {
    if (view.getUint8(20) !== 0x2f) return null;
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (view.byteLength < 30) return null;
  if (chunk === EXTENDED) return { width: u24(view, 24) + 1, height: u24(view, 27) + 1 };
  // A key frame's start code; the upper two bits of each side are a scale.
  if (chunk !== LOSSY || view.getUint16(23) !== 0x9d01 || view.getUint8(25) !== 0x2a) return null;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function u24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

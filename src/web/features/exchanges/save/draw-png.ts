// An SVG picture as PNG, drawn by the browser.
import type { ExchangePicture } from './exchange-svg.ts';

/** Twice as fine as on the screen: it is printed. */
const SCALE = 2;

/** A canvas is not made larger than this by every browser. */
const MAX_SIDE_PX = 16_000;

/** Null: the browser could not draw it. */
export async function drawPng({ svg, width, height }: ExchangePicture): Promise<Blob | null> {
  const scale = Math.min(SCALE, MAX_SIDE_PX / height);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

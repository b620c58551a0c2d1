import { type RefObject, useLayoutEffect, useState } from 'react';

/** Padding and the two gaps of a row and the bar beside it, in pixels: as in the style sheets. */
const FRAME_PX = 48;

/** Characters that a row of `bytesPerRow` takes: offset, pairs with spaces between, one character a byte. */
function rowCharacters(bytesPerRow: number, digits: number): number {
  return digits + bytesPerRow * 3 - 1 + bytesPerRow;
}

export type BytesPerRow = 4 | 8 | 16;

/** As many as fit. `characterPx` is the width of one character of the box's font. */
export function chooseBytesPerRow(widthPx: number, characterPx: number, digits: number): BytesPerRow {
  const fits = (bytes: BytesPerRow) => rowCharacters(bytes, digits) * characterPx + FRAME_PX <= widthPx;
  return fits(16) ? 16 : fits(8) ? 8 : 4;
}

/** Follows the box's width. */
export function useBytesPerRow(box: RefObject<HTMLElement | null>, digits: number): BytesPerRow {
  const [bytesPerRow, setBytesPerRow] = useState<BytesPerRow>(8);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setBytesPerRow(chooseBytesPerRow(element.clientWidth, characterWidth(element), digits));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, digits]);
  return bytesPerRow;
}

function characterWidth(element: HTMLElement): number {
  const probe = document.createElement('span');
  probe.className = 'sr-only';
  probe.style.cssText = 'width: 100ch; font: inherit';
  element.append(probe);
  const width = probe.getBoundingClientRect().width / 100;
  probe.remove();
  return width;
}

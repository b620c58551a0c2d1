import { type RefObject, useLayoutEffect, useState } from 'react';

/** Padding and the two gaps of a row, in pixels: as in the style sheet. */
const FRAME_PX = 42;

/** Characters that a row of `bytesPerRow` takes: offset, pairs with spaces between, one character a byte. */
function rowCharacters(bytesPerRow: number, digits: number): number {
  return digits + bytesPerRow * 3 - 1 + bytesPerRow;
}

/** 16 when so many fit, else 8. `characterPx` is the width of one character of the box's font. */
export function chooseBytesPerRow(widthPx: number, characterPx: number, digits: number): 8 | 16 {
  return rowCharacters(16, digits) * characterPx + FRAME_PX <= widthPx ? 16 : 8;
}

/** Follows the box's width. */
export function useBytesPerRow(box: RefObject<HTMLElement | null>, digits: number): 8 | 16 {
  const [bytesPerRow, setBytesPerRow] = useState<8 | 16>(8);
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

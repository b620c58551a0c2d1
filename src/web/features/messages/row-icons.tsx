// Drawn once and used by reference: an icon component in every row costs more than the rest of the row.
import type { Direction } from '../../../core/mqtt/direction.ts';

/** The shapes that rows refer to; rendered once beside the list. */
export function RowIconShapes() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <symbol id="row-arrow" viewBox="0 0 24 24">
        <path d="M12 5v14M6.5 13.5 12 19l5.5-5.5" />
      </symbol>
      <symbol id="row-bookmark" viewBox="0 0 24 24">
        <path d="M6 4h12v16l-6-4-6 4z" />
      </symbol>
      <symbol id="row-pin" viewBox="0 0 24 24">
        <path d="M8.5 4h7M10 4v5.5L6.5 14h11L14 9.5V4M12 14v6" />
      </symbol>
    </svg>
  );
}

export function DirectionIcon({ direction }: { readonly direction: Direction }) {
  return (
    <svg width="15" height="15" aria-hidden="true" data-direction={direction}>
      <use href="#row-arrow" />
    </svg>
  );
}

export function PinIcon() {
  return (
    <svg width="15" height="15" aria-hidden="true">
      <use href="#row-pin" />
    </svg>
  );
}

export function BookmarkIcon() {
  return (
    <svg width="13" height="13" aria-hidden="true">
      <use href="#row-bookmark" />
    </svg>
  );
}

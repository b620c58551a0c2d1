// Rows of one height, of which there may be millions, that begin at the first and do not change in number: read by wheel,
// bar and keyboard. As high as its rows, up to a limit.
import { type KeyboardEvent, type ReactNode, type Ref, useLayoutEffect, useRef } from 'react';
import { LogViewport, type LogViewportHandle } from '../log-viewport/log-viewport.tsx';
import classes from './tall-list.module.css';

export interface TallListProps {
  readonly ref?: Ref<HTMLDivElement>;
  /** The accessible name. */
  readonly label: string;
  readonly rowCount: number;
  readonly rowHeightPx: number;
  readonly maxRowsInView: number;
  /** The row to be seen first. */
  readonly firstRow: number;
  readonly renderRow: (index: number) => ReactNode;
  /** What is in view, and a few rows around it. */
  readonly onView?: (from: number, to: number) => void;
}

/** Padding and border above and below the rows, as in the style sheet. */
const FRAME_PX = 14;

export function TallList(props: TallListProps) {
  const { ref, label, rowCount, rowHeightPx, maxRowsInView, firstRow, renderRow, onView } = props;
  const list = useRef<LogViewportHandle>(null);
  useLayoutEffect(() => {
    // A list of messages begins at its end; this one does not.
    list.current?.reveal(0);
    if (firstRow > 0) list.current?.reveal(firstRow);
  }, [firstRow]);
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const viewport = list.current;
    if (!viewport) return;
    // By a row it scrolls as the wheel does: the list itself keeps where it is.
    const scroller = event.currentTarget.firstElementChild?.firstElementChild;
    if (event.key === 'ArrowDown') scroller?.scrollBy(0, rowHeightPx);
    else if (event.key === 'ArrowUp') scroller?.scrollBy(0, -rowHeightPx);
    else if (event.key === 'PageDown' || event.key === 'PageUp') viewport.page(event.key === 'PageDown' ? 1 : -1);
    else if (event.key === 'Home') viewport.reveal(0);
    else if (event.key === 'End') viewport.reveal(rowCount - 1);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the region inside, which has the focus
    <div
      className={classes.box}
      {...(ref === undefined ? {} : { ref })}
      onKeyDown={press}
      style={{ height: Math.min(rowCount, maxRowsInView) * rowHeightPx + FRAME_PX }}
    >
      <LogViewport
        ref={list}
        label={label}
        first={0}
        end={rowCount}
        rowHeightPx={rowHeightPx}
        onView={({ from, to }) => onView?.(from, to)}
        renderRow={renderRow}
      />
    </div>
  );
}

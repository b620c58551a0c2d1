import { useVirtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';
import classes from './dialogs.module.css';

const ROW_PX = 24;

/** Topics by their whole names, however many; draws only those in view. */
export function TopicNames({ label, topics }: { readonly label: string; readonly topics: readonly string[] }) {
  // As a state: in a dialog the element is there only after the first render.
  const [box, setBox] = useState<HTMLElement | null>(null);
  const list = useVirtualizer({
    count: topics.length,
    getScrollElement: () => box,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <div ref={setBox} className={classes.names} role="region" aria-label={label} tabIndex={0}>
      <ul style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            ref={list.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={topics.length}
            style={{ minHeight: ROW_PX, transform: `translateY(${start}px)` }}
          >
            <bdi>{topics[index]}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

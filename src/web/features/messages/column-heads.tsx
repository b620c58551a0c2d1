// The heads of the columns: dragged to another place, and to another width at their edges; all else is in their menu.
import { IconDots } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type MenuPlace, placeOfButton, placeOfPointer } from '../../kit/menu-place/menu-place.ts';
import { type MessageColumn, setMessageColumns, settingsStore } from '../../state/settings-store.ts';
import heads from './column-heads.module.css';
import { DEFAULT_COLUMNS, FIXED_COLUMNS, shownColumns, withPlace, withWidth } from './columns/message-columns.ts';
import classes from './message-row-view.module.css';
import { PinIcon } from './row-icons.tsx';

const ColumnMenu = lazy(async () => ({ default: (await import('./columns/column-menu.tsx')).ColumnMenu }));

/** Pixels a key changes a width by. */
const STEP_PX = 12;

export function ColumnHeads() {
  const { t } = useTranslation('messages');
  const columns = useStore(settingsStore, (state) => state.messageColumns) ?? DEFAULT_COLUMNS;
  const timeMode = useStore(settingsStore, (state) => state.timeMode);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const dragged = useRef<MessageColumn | null>(null);
  const [over, setOver] = useState<MessageColumn | null>(null);

  const shown = shownColumns(columns);
  const drop = (event: DragEvent, before: MessageColumn) => {
    event.preventDefault();
    setOver(null);
    if (dragged.current) setMessageColumns(withPlace(columns, dragged.current, before));
  };
  return (
    <div
      className={classes.heads}
      role="row"
      aria-rowindex={1}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenu(placeOfPointer(event));
      }}
    >
      {shown.map((column) => (
        <span
          key={column}
          role="columnheader"
          className={heads.head}
          data-column={column}
          data-over={over === column || undefined}
          draggable
          onDragStart={(event) => {
            dragged.current = column;
            event.dataTransfer.effectAllowed = 'move';
          }}
          onDragOver={(event) => {
            if (!dragged.current) return;
            event.preventDefault();
            setOver(column);
          }}
          onDragLeave={() => setOver(null)}
          onDragEnd={() => {
            dragged.current = null;
            setOver(null);
          }}
          onDrop={(event) => drop(event, column)}
        >
          <span
            className={heads.name}
            title={column === 'time' ? t(`timeMode.${timeMode}Help`) : t(`columns.${column}`)}
          >
            {column === 'retained' && <PinIcon />}
            <span className={FIXED_COLUMNS.has(column) && column !== 'qos' ? 'sr-only' : undefined}>
              {column === 'time' && timeMode !== 'local' ? t(`timeMode.${timeMode}`) : t(`columns.${column}`)}
            </span>
          </span>
          {!FIXED_COLUMNS.has(column) && (
            <Edge
              widthPx={columns.widths[column] ?? 0}
              label={t('columns.width', { column: t(`columns.${column}`) })}
              onWidth={(widthPx) => setMessageColumns(withWidth(columns, column, widthPx))}
            />
          )}
          {column === shown.at(-1) && (
            <button
              ref={button}
              type="button"
              className={heads.menu}
              aria-label={t('columns.menu')}
              aria-haspopup="menu"
              aria-expanded={menu !== null}
              title={t('columns.menu')}
              onClick={({ currentTarget }) => setMenu(placeOfButton(currentTarget))}
            >
              <IconDots size={14} stroke={1.75} />
            </button>
          )}
        </span>
      ))}
      {menu && (
        <Suspense>
          <ColumnMenu
            place={menu}
            onClose={() => {
              setMenu(null);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

interface EdgeProps {
  /** As set; 0: its own width. */
  readonly widthPx: number;
  readonly label: string;
  /** Null: back to its own width. */
  readonly onWidth: (widthPx: number | null) => void;
}

/** A head's right edge: moves with the pointer and with the arrow keys. */
function Edge({ label, widthPx, onWidth }: EdgeProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthOf = (edge: Element) => edge.parentElement?.getBoundingClientRect().width ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // The list behind it moves by arrows, too.
    event.stopPropagation();
    onWidth(widthOf(event.currentTarget) + step);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={widthPx}
      tabIndex={0}
      className={heads.edge}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onWidth(null)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width: widthOf(event.currentTarget) };
      }}
      onPointerMove={(event) => {
        if (from.current && event.clientX !== from.current.x)
          onWidth(from.current.width + event.clientX - from.current.x);
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
    />
  );
}

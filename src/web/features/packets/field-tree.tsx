import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldLine } from './field-lines.ts';
import { fieldText, MASK } from './field-value.ts';
import classes from './packet-detail.module.css';

export interface FieldTreeProps {
  readonly lines: readonly FieldLine[];
  /** The line whose bytes are lit. */
  readonly active: number;
  readonly isMasked: boolean;
  /** Null: the pointer has left. */
  readonly onPoint: (line: number | null) => void;
  readonly onChoose: (line: number) => void;
}

/** The packet's parts and fields: one tab stop, arrows walk it. */
export function FieldTree({ lines, active, isMasked, onPoint, onChoose }: FieldTreeProps) {
  const { t } = useTranslation('packets');
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    const target = event.key === 'Home' ? 0 : event.key === 'End' ? lines.length - 1 : active + step;
    if (target === active || target < 0 || target >= lines.length) return;
    event.preventDefault();
    onChoose(target);
    document.getElementById(lineId(target))?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div
      className={classes.fields}
      role="tree"
      tabIndex={0}
      aria-label={t('fields')}
      aria-activedescendant={lineId(active)}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onPoint(null)}
    >
      {lines.map((line, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a packet's fields never change
          key={index}
          id={lineId(index)}
          className={classes.line}
          role="treeitem"
          aria-level={line.level}
          aria-selected={index === active}
          data-part={line.part}
          data-kind={line.kind}
          data-fault={line.field?.fault ? true : undefined}
          onPointerEnter={() => onPoint(index)}
          onClick={() => onChoose(index)}
        >
          <span className={classes.name} style={{ paddingLeft: (line.level - 1) * 12 }}>
            {line.field?.name ?? t(`part.${line.part}`)}
          </span>
          <span className={classes.value}>
            <bdi>{shownValue(line, isMasked) ?? t('bytes', { count: line.end - line.start })}</bdi>
          </span>
          <span className={classes.place}>{placeOf(line)}</span>
        </div>
      ))}
    </div>
  );
}

function lineId(index: number): string {
  return `packet-field-${index}`;
}

function shownValue({ field }: FieldLine, isMasked: boolean): string | null {
  if (!field) return null;
  return field.secret && isMasked ? MASK : fieldText(field);
}

/** `2-20`, and for bits `0, bits 3-1`. */
function placeOf({ field, start, end }: FieldLine): string {
  if (end <= start) return String(start);
  const bytes = end - start === 1 ? String(start) : `${start}–${end - 1}`;
  if (!field?.bits) return bytes;
  const { high, low } = field.bits;
  return `${bytes}.${high === low ? high : `${high}–${low}`}`;
}

// A field to search or filter with: its sign, and a button that empties it. Escape empties it, too.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, type Ref, useId, useRef } from 'react';
import classes from './search-field.module.css';

export interface SearchFieldProps {
  readonly ref?: Ref<HTMLInputElement>;
  /** The accessible name. */
  readonly label: string;
  readonly placeholder: string;
  readonly title?: string;
  /** What the emptying button is called. */
  readonly clearLabel: string;
  readonly icon: ReactNode;
  readonly value: string;
  readonly onText: (text: string) => void;
  /** Before Escape is looked at; what it prevents the field leaves alone. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Stands at the field's end, beside what was typed: how many were found. */
  readonly note?: string;
  /** The element that says what is wrong with the text; undefined: nothing is. */
  readonly faultId?: string | undefined;
}

export function SearchField(props: SearchFieldProps) {
  const { ref, label, placeholder, title, clearLabel, icon, value, onText, onKeyDown } = props;
  const { note = '', faultId } = props;
  const noteId = useId();
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.field} ref={box}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <input
        ref={ref}
        type="search"
        className={classes.input}
        aria-label={label}
        placeholder={placeholder}
        title={title}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={faultId !== undefined || undefined}
        aria-describedby={faultId ?? (note === '' ? undefined : noteId)}
        style={note === '' ? undefined : ({ '--note': note.length } as CSSProperties)}
        value={value}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.defaultPrevented || event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onText('');
        }}
      />
      {note !== '' && (
        <span className={classes.note} id={noteId}>
          {note}
        </span>
      )}
      {value !== '' && (
        <ActionIcon
          className={classes.clear ?? ''}
          aria-label={clearLabel}
          title={clearLabel}
          onClick={() => {
            onText('');
            box.current?.querySelector('input')?.focus();
          }}
        >
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}

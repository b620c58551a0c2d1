// What a list is filtered by beside the text: a chip for each condition, wherever it was set, and a way to add one.
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditorFrame } from './editor-frame.tsx';
import classes from './filter-bar.module.css';

/** Names what is being added among the chips that are being changed. */
const NEW = 'new';

export interface ConditionText {
  readonly label: string;
  /** What is data in it, and set as such; empty: nothing is. */
  readonly value: string;
}

/** What an editor of one condition is given. `C`: a condition, `D`: one while it is being written. */
export interface ConditionEditorProps<C, D> {
  /** Null: a new one. */
  readonly condition: C | null;
  /** What was begun before. */
  readonly draft: D | undefined;
  /** Null: it was given up. */
  readonly onDraft: (draft: D | null) => void;
  readonly onApply: (condition: C) => void;
  readonly onClose: () => void;
}

export interface FilterBarProps<C, D> {
  readonly conditions: readonly C[];
  /** Names a condition among those. */
  readonly keyOf: (condition: C) => string;
  readonly textOf: (condition: C) => ConditionText;
  readonly renderEditor: (props: ConditionEditorProps<C, D>) => ReactNode;
  /** `before`: what it stands in the place of; null: it is a new one. */
  readonly onApply: (condition: C, before: C | null) => void;
  readonly onRemove: (condition: C) => void;
  readonly onRemoveAll: () => void;
  /** The search's regular expression was given up. */
  readonly tooSlow: boolean;
  /** Stands after the chips. */
  readonly children?: ReactNode;
}

export function FilterBar<C, D>(props: FilterBarProps<C, D>) {
  const { conditions, keyOf, textOf, renderEditor, onApply, onRemove, onRemoveAll, tooSlow, children } = props;
  const { t } = useTranslation('messages');
  const [editing, setEditing] = useState<string | null>(null);
  /** What was begun and neither applied nor given up; closing an editor loses nothing. */
  const drafts = useRef(new Map<string, D>());
  const addButton = useRef<HTMLButtonElement>(null);

  const frame = (key: string, condition: C | null, button: ReactElement) => (
    <EditorFrame
      isChange={condition !== null}
      opened={editing === key}
      onChange={(opened) => setEditing(opened ? key : null)}
      editor={renderEditor({
        condition,
        draft: drafts.current.get(key),
        onDraft: (draft) => {
          if (draft) drafts.current.set(key, draft);
          else drafts.current.delete(key);
        },
        onApply: (wanted) => {
          drafts.current.delete(key);
          setEditing(null);
          onApply(wanted, condition);
        },
        onClose: () => setEditing(null),
      })}
    >
      {button}
    </EditorFrame>
  );
  const toggle = (key: string) => setEditing(editing === key ? null : key);
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <ul className={classes.chips} aria-label={t('search.filters')}>
          {conditions.map((condition) => {
            const key = keyOf(condition);
            const text = textOf(condition);
            return (
              <Chip
                key={key}
                text={text}
                onRemove={() => {
                  onRemove(condition);
                  // The button that was pressed is gone.
                  addButton.current?.focus();
                }}
              >
                {frame(key, condition, <ChipButton text={text} opened={editing === key} onClick={() => toggle(key)} />)}
              </Chip>
            );
          })}
        </ul>
        {frame(
          NEW,
          null,
          <button
            ref={addButton}
            type="button"
            className={classes.add}
            aria-label={t('search.addFilter')}
            aria-expanded={editing === NEW}
            onClick={() => toggle(NEW)}
          >
            <IconPlus size={13} stroke={1.75} aria-hidden="true" />
            {t('search.filter')}
          </button>,
        )}
        {conditions.length > 1 && (
          <button
            type="button"
            className={classes.all}
            onClick={() => {
              onRemoveAll();
              addButton.current?.focus();
            }}
          >
            {t('search.removeAll')}
          </button>
        )}
        {children}
      </div>
      {tooSlow && (
        <p className={classes.slow} role="status">
          {t('search.tooSlow')}
        </p>
      )}
    </div>
  );
}

interface ChipProps {
  readonly text: ConditionText;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Chip({ text, onRemove, children }: ChipProps) {
  const { t } = useTranslation('messages');
  const name = t('search.removeFilter', { text: wholeText(text) });
  return (
    <li className={classes.chip}>
      {children}
      <button type="button" className={classes.remove} aria-label={name} title={name} onClick={onRemove}>
        <IconX size={11} stroke={2.25} />
      </button>
    </li>
  );
}

interface ChipButtonProps {
  readonly text: ConditionText;
  readonly opened: boolean;
  readonly onClick: () => void;
}

/** What else it is given comes from the frame that hangs on it. */
function ChipButton({ text, opened, onClick, ...hung }: ChipButtonProps) {
  const { t } = useTranslation('messages');
  return (
    <button
      {...hung}
      type="button"
      className={classes.open}
      aria-label={t('search.changeFilter', { text: wholeText(text) })}
      title={wholeText(text)}
      aria-expanded={opened}
      onClick={onClick}
    >
      {text.label !== '' && <span className={classes.label}>{text.label}</span>}
      {text.value !== '' && <code className={classes.value}>{text.value}</code>}
    </button>
  );
}

function wholeText({ label, value }: ConditionText): string {
  return `${label} ${value}`.trim();
}

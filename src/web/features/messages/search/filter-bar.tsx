// What the list is filtered by beside the text: a chip for each condition, wherever it was set, and a way to add one.
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { ConditionDraft } from './condition-draft.ts';
import {
  type Condition,
  conditionKey,
  conditionsOf,
  withCondition,
  withoutCondition,
  withoutConditions,
} from './conditions.ts';
import { EditorFrame } from './editor-frame.tsx';
import classes from './filter-bar.module.css';
import { useConditionText } from './use-condition-text.ts';
import type { MessageSearch } from './use-message-search.ts';

/** Names what is being added among the chips that are being changed. */
const NEW = 'new';

export interface FilterBarProps {
  readonly profileId: string;
  readonly search: MessageSearch;
}

export function FilterBar({ profileId, search }: FilterBarProps) {
  const { t } = useTranslation('messages');
  const tooSlow = useWorkspace(profileId, ({ query, tick }) => query !== null && tick.filter?.tooSlow === true);
  const [editing, setEditing] = useState<string | null>(null);
  /** What was begun and neither applied nor given up; closing an editor loses nothing. */
  const drafts = useRef(new Map<string, ConditionDraft>());
  const addButton = useRef<HTMLButtonElement>(null);
  const conditions = conditionsOf(search.query);

  const editor = (key: string, condition: Condition | null) => ({
    profileId,
    condition,
    opened: editing === key,
    onChange: (opened: boolean) => setEditing(opened ? key : null),
    draft: drafts.current.get(key),
    onDraft: (draft: ConditionDraft | null) => {
      if (draft) drafts.current.set(key, draft);
      else drafts.current.delete(key);
    },
    onApply: (wanted: Condition) => {
      drafts.current.delete(key);
      setEditing(null);
      search.change((query) => withCondition(query, wanted, condition));
    },
  });
  const remove = (condition: Condition) => {
    search.change((query) => withoutCondition(query, condition));
    // The button that was pressed is gone.
    addButton.current?.focus();
  };
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <ul className={classes.chips} aria-label={t('search.filters')}>
          {conditions.map((condition) => {
            const key = conditionKey(condition);
            return (
              <Chip
                key={key}
                condition={condition}
                editor={editor(key, condition)}
                onRemove={() => remove(condition)}
              />
            );
          })}
        </ul>
        <EditorFrame {...editor(NEW, null)}>
          <button
            ref={addButton}
            type="button"
            className={classes.add}
            aria-label={t('search.addFilter')}
            aria-expanded={editing === NEW}
            onClick={() => setEditing(editing === NEW ? null : NEW)}
          >
            <IconPlus size={13} stroke={1.75} aria-hidden="true" />
            {t('search.filter')}
          </button>
        </EditorFrame>
        {conditions.length > 1 && (
          <button
            type="button"
            className={classes.all}
            onClick={() => {
              search.change(withoutConditions);
              addButton.current?.focus();
            }}
          >
            {t('search.removeAll')}
          </button>
        )}
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
  readonly condition: Condition;
  readonly editor: Omit<Parameters<typeof EditorFrame>[0], 'children'>;
  readonly onRemove: () => void;
}

function Chip({ condition, editor, onRemove }: ChipProps) {
  const { t } = useTranslation('messages');
  const { label, value } = useConditionText()(condition);
  const text = `${label} ${value}`.trim();
  return (
    <li className={classes.chip}>
      <EditorFrame {...editor}>
        <button
          type="button"
          className={classes.open}
          aria-label={t('search.changeFilter', { text })}
          title={text}
          aria-expanded={editor.opened}
          onClick={() => editor.onChange(!editor.opened)}
        >
          {label !== '' && <span className={classes.label}>{label}</span>}
          {value !== '' && <code className={classes.value}>{value}</code>}
        </button>
      </EditorFrame>
      <button
        type="button"
        className={classes.remove}
        aria-label={t('search.removeFilter', { text })}
        title={t('search.removeFilter', { text })}
        onClick={onRemove}
      >
        <IconX size={11} stroke={2.25} />
      </button>
    </li>
  );
}

// Writes one condition of the list: what it is about, its fields, and what is wrong with them where it stands.
import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addFilterTexts } from '../../../i18n/add-filter-texts.ts';
import type { ConditionEditorProps } from '../../../kit/filter-editor/filter-bar.tsx';
import classes from '../../../kit/filter-editor/filter-editor.module.css';
import { type ConditionDraft, type DraftFault, draftOf, emptyDraft, readDraft } from './condition-draft.ts';
import { ConditionFields } from './condition-fields.tsx';
import type { Condition, ConditionKind } from './conditions.ts';

addFilterTexts();

/** What is asked for most comes first. */
const KINDS: readonly ConditionKind[] = [
  'topicFilter',
  'hiddenFilter',
  'field',
  'size',
  'time',
  'direction',
  'qos',
  'retained',
  'duplicate',
  'userProperty',
  'bookmarked',
];

export interface FilterEditorProps extends ConditionEditorProps<Condition, ConditionDraft> {
  readonly profileId: string;
}

export function FilterEditor({ profileId, condition, draft: begun, onDraft, onApply, onClose }: FilterEditorProps) {
  const { t } = useTranslation('messageFilter');
  const kindId = useId();
  const [draft, setDraft] = useState(() => begun ?? (condition ? draftOf(condition) : emptyDraft('topicFilter')));
  const [fault, setFault] = useState<DraftFault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The frame's own search for what to focus came before this was loaded.
    form.current?.querySelector<HTMLElement>('[data-autofocus], input, select')?.focus();
  }, []);
  const change = (patch: Partial<ConditionDraft>) => {
    const wanted = { ...draft, ...patch };
    setDraft(wanted);
    onDraft(wanted);
    // Once something was wrong, what is typed is watched; before that nobody is interrupted.
    if (fault) setFault(faultOf(wanted, patch.kind !== undefined));
  };
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = readDraft(draft);
        if (read.ok) onApply(read.value);
        else {
          setFault(read.error);
          event.currentTarget.querySelector<HTMLElement>(`[data-field=${read.error.field}]`)?.focus();
        }
      }}
    >
      {condition === null && (
        <div className={classes.field}>
          <label className={classes.label} htmlFor={kindId}>
            {t('by')}
          </label>
          <select
            id={kindId}
            className={classes.input}
            value={draft.kind}
            onChange={(event) => change({ kind: KINDS[event.currentTarget.selectedIndex] ?? 'topicFilter' })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <ConditionFields profileId={profileId} draft={draft} fault={fault} onChange={change} />
      <div className={classes.buttons}>
        <Button
          className={classes.button ?? ''}
          onClick={() => {
            onDraft(null);
            onClose();
          }}
        >
          {t('cancel')}
        </Button>
        <Button className={classes.button ?? ''} type="submit" variant="filled">
          {t(condition ? 'apply' : 'add')}
        </Button>
      </div>
    </form>
  );
}

function faultOf(draft: ConditionDraft, isNew: boolean): DraftFault | null {
  const read = readDraft(draft);
  return read.ok || isNew ? null : read.error;
}

// Writes one condition of the packet list: what it is about, its fields, and what is wrong with them where it stands.
import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addFilterTexts } from '../../../i18n/add-filter-texts.ts';
import type { ConditionEditorProps } from '../../../kit/filter-editor/filter-bar.tsx';
import classes from '../../../kit/filter-editor/filter-editor.module.css';
import {
  emptyPacketDraft,
  type PacketConditionDraft,
  type PacketDraftFault,
  packetDraftOf,
  readPacketDraft,
} from './packet-condition-draft.ts';
import { PacketConditionFields } from './packet-condition-fields.tsx';
import type { PacketCondition, PacketConditionKind } from './packet-conditions.ts';

addFilterTexts();

/** What is asked for most comes first. */
const KINDS: readonly PacketConditionKind[] = [
  'types',
  'topicFilter',
  'hiddenFilter',
  'reasonCode',
  'packetId',
  'direction',
  'qos',
  'withoutQos0',
  'size',
  'time',
  'connection',
];

export interface PacketFilterEditorProps extends ConditionEditorProps<PacketCondition, PacketConditionDraft> {
  readonly profileId: string;
}

export function PacketFilterEditor(props: PacketFilterEditorProps) {
  const { profileId, condition, draft: begun, onDraft, onApply, onClose } = props;
  const { t } = useTranslation('packets');
  const { t: tFilter } = useTranslation('messageFilter');
  const kindId = useId();
  const [draft, setDraft] = useState(() => begun ?? (condition ? packetDraftOf(condition) : emptyPacketDraft('types')));
  const [fault, setFault] = useState<PacketDraftFault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The frame's own search for what to focus came before this was loaded.
    form.current?.querySelector<HTMLElement>('[data-autofocus], input, select')?.focus();
  }, []);
  const change = (patch: Partial<PacketConditionDraft>) => {
    const wanted = { ...draft, ...patch };
    setDraft(wanted);
    onDraft(wanted);
    // Once something was wrong, what is typed is watched; before that nobody is interrupted.
    if (fault) setFault(patch.kind === undefined ? faultOf(wanted) : null);
  };
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = readPacketDraft(draft);
        if (read.ok) return onApply(read.value);
        setFault(read.error);
        event.currentTarget.querySelector<HTMLElement>(`[data-field=${read.error.field}]`)?.focus();
      }}
    >
      {condition === null && (
        <div className={classes.field}>
          <label className={classes.label} htmlFor={kindId}>
            {tFilter('by')}
          </label>
          <select
            id={kindId}
            className={classes.input}
            data-autofocus
            value={draft.kind}
            onChange={(event) => change({ kind: KINDS[event.currentTarget.selectedIndex] ?? 'types' })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`filter.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <PacketConditionFields profileId={profileId} draft={draft} fault={fault} onChange={change} />
      <div className={classes.buttons}>
        <Button
          className={classes.button ?? ''}
          onClick={() => {
            onDraft(null);
            onClose();
          }}
        >
          {tFilter('cancel')}
        </Button>
        <Button className={classes.button ?? ''} type="submit" variant="filled">
          {tFilter(condition ? 'apply' : 'add')}
        </Button>
      </div>
    </form>
  );
}

function faultOf(draft: PacketConditionDraft): PacketDraftFault | null {
  const read = readPacketDraft(draft);
  return read.ok ? null : read.error;
}

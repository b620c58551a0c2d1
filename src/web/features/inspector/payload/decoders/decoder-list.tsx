import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DecoderBinding, isBuiltIn } from '../../../../../core/payload/view/decoder-binding.ts';
import { moveDecoderBinding, removeDecoderBinding, saveDecoderBinding } from '../../../../state/decoder-bindings.ts';
import classes from './decoders-dialog.module.css';

export interface DecoderListProps {
  readonly bindings: readonly DecoderBinding[];
  readonly onEdit: (binding: DecoderBinding) => void;
}

export function DecoderList({ bindings, onEdit }: DecoderListProps) {
  const { t } = useTranslation('payloadViews');
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const drop = (index: number) => {
    if (dragged !== null) void moveDecoderBinding(dragged, index);
    setDragged(null);
    setOver(null);
  };
  return (
    <ul className={classes.list} aria-label={t('dialog.list')}>
      {bindings.map((binding, index) => (
        <li
          key={binding.id}
          className={classes.item}
          data-over={(over === binding.id && dragged !== binding.id) || undefined}
          data-off={!binding.enabled || undefined}
          draggable
          onDragStart={() => setDragged(binding.id)}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event: DragEvent) => {
            if (dragged === null) return;
            event.preventDefault();
            setOver(binding.id);
          }}
          onDrop={() => drop(index)}
        >
          <span className={classes.grip} title={t('dialog.drag')}>
            <IconGripVertical size={14} stroke={1.75} aria-hidden="true" />
          </span>
          <Switch
            aria-label={t('dialog.enabled', { filter: binding.topicFilter })}
            checked={binding.enabled}
            onChange={({ currentTarget }) => void saveDecoderBinding({ ...binding, enabled: currentTarget.checked })}
          />
          <span className={classes.what}>
            <code className={classes.filter}>{binding.topicFilter}</code>
            <span className={classes.view}>
              {t(`views.${binding.view}`)}
              {binding.schema?.kind === 'protobuf' && ` ${binding.schema.messageType}`}
              {isBuiltIn(binding.id) && `, ${t('dialog.builtIn')}`}
            </span>
          </span>
          <Actions binding={binding} index={index} count={bindings.length} onEdit={onEdit} />
        </li>
      ))}
    </ul>
  );
}

interface ActionsProps {
  readonly binding: DecoderBinding;
  readonly index: number;
  readonly count: number;
  readonly onEdit: (binding: DecoderBinding) => void;
}

function Actions({ binding, index, count, onEdit }: ActionsProps) {
  const { t } = useTranslation('payloadViews');
  const { id, topicFilter: filter } = binding;
  return (
    <span className={classes.actions}>
      <ActionIcon
        aria-label={t('dialog.up', { filter })}
        aria-disabled={index === 0}
        onClick={() => index > 0 && void moveDecoderBinding(id, index - 1)}
      >
        <IconArrowUp size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('dialog.down', { filter })}
        aria-disabled={index === count - 1}
        onClick={() => index < count - 1 && void moveDecoderBinding(id, index + 1)}
      >
        <IconArrowDown size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon aria-label={t('dialog.edit', { filter })} onClick={() => onEdit(binding)}>
        <IconPencil size={16} stroke={1.75} />
      </ActionIcon>
      {isBuiltIn(id) ? (
        <span className={classes.noAction} />
      ) : (
        <ActionIcon aria-label={t('dialog.remove', { filter })} onClick={() => void removeDecoderBinding(id)}>
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </span>
  );
}

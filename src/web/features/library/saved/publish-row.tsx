import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LibraryItem, SavedPublish } from '../../../../core/publish/saved-publish.ts';
import { QosBadge } from '../../../kit/qos-badge/qos-badge.tsx';
import { newItemId, nextOrder, saveItems } from '../../../state/library-store.ts';
import { openInForm } from '../../../state/publish-drafts.ts';
import { askToRepeat } from '../../../state/workbench-store.ts';
import { afterMenu, focusItem, focusWhenThere } from '../focus-when-there.ts';
import classes from '../library.module.css';
import type { LibraryRun } from '../run/use-run.ts';
import { removeWithUndo } from './move-item.ts';
import { MoveMenu } from './move-menu.tsx';
import { NameField } from './name-field.tsx';

export interface PublishRowProps {
  readonly profileId: string;
  readonly item: SavedPublish;
  readonly all: readonly LibraryItem[];
  readonly run: LibraryRun;
  readonly isNaming: boolean;
  readonly onName: (isNaming: boolean) => void;
  readonly onEditRequest: () => void;
}

export function PublishRow({ profileId, item, all, run, isNaming, onName, onEditRequest }: PublishRowProps) {
  const { t } = useTranslation('library');
  const { name, template, request } = item;
  const edit = () => {
    openInForm(profileId, template, item.id);
    focusWhenThere('[data-field="publish-topic"]');
  };
  const duplicate = () => {
    const order = nextOrder(item.parentId, all);
    const copy = { ...item, id: newItemId(), name: t('copyOf', { name }), order };
    void saveItems([copy]).then((isKept) => isKept && focusItem(copy.id));
  };
  const send = t(request ? 'sendAndWait' : 'sendNow', { name });
  return (
    <li className={classes.item}>
      <div className={classes.row} data-library-item={item.id} draggable={!isNaming}>
        {isNaming ? (
          <NameField item={item} onDone={() => onName(false)} />
        ) : (
          <div className={classes.words}>
            <span className={classes.name} title={name}>
              {name}
            </span>
            <span className={classes.facts}>
              <code title={template.topic}>{template.topic}</code>
              <QosBadge qos={template.qos} />
              {request && <span>{t('checks', { count: request.assertions.length })}</span>}
            </span>
          </div>
        )}
        <ActionIcon aria-label={send} title={send} disabled={!run.canRun} onClick={() => run.start(name, [item])}>
          <IconSend size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label={t('editNamed', { name })} title={t('editNamed', { name })} onClick={edit}>
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon data-more aria-label={t('more', { name })} title={t('more', { name })}>
              <IconDots size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => afterMenu(onEditRequest)}>{t('answerAndChecks')}</Menu.Item>
            <Menu.Item onClick={() => askToRepeat(profileId, template)}>{t('repeat')}</Menu.Item>
            <Menu.Item onClick={() => afterMenu(() => onName(true))}>{t('rename')}</Menu.Item>
            <Menu.Item onClick={duplicate}>{t('duplicate')}</Menu.Item>
            <MoveMenu item={item} all={all} />
            <Menu.Divider />
            <Menu.Item onClick={() => removeWithUndo(item)}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}

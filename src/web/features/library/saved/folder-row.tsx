import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFolder, IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryFolder, LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { publishesIn } from '../../../state/library-store.ts';
import { exportFolder } from '../export-library.ts';
import { afterMenu } from '../focus-when-there.ts';
import classes from '../library.module.css';
import type { LibraryRun } from '../run/use-run.ts';
import { removeWithUndo } from './move-item.ts';
import { MoveMenu } from './move-menu.tsx';
import { NameField } from './name-field.tsx';

export interface FolderRowProps {
  readonly folder: LibraryFolder;
  readonly all: readonly LibraryItem[];
  readonly run: LibraryRun;
  /** It is open, whatever a person has folded: a search looks into it. */
  readonly isOpen: boolean;
  readonly isNaming: boolean;
  readonly onName: (isNaming: boolean) => void;
  readonly children: ReactNode;
}

export function FolderRow({ folder, all, run, isOpen, isNaming, onName, children }: FolderRowProps) {
  const { t } = useTranslation('library');
  const [isFolded, setFolded] = useState(false);
  const publishes = publishesIn(folder.id, all);
  const { name } = folder;
  const opened = isOpen || !isFolded;
  return (
    <li className={classes.item}>
      <div className={classes.row} data-library-item={folder.id} draggable={!isNaming}>
        {isNaming ? (
          <NameField item={folder} onDone={() => onName(false)} />
        ) : (
          <button
            type="button"
            className={classes.folder}
            data-fold
            aria-expanded={opened}
            onClick={() => setFolded(!isFolded)}
          >
            <IconFolder size={16} stroke={1.6} aria-hidden="true" />
            <span className={classes.name} title={name}>
              {name}
            </span>
            <span className={classes.count}>{publishes.length}</span>
          </button>
        )}
        <ActionIcon
          aria-label={t('runFolder', { name })}
          title={t('runFolder', { name })}
          disabled={publishes.length === 0 || !run.canRun}
          onClick={() => run.start(name, publishes)}
        >
          <IconPlayerPlay size={16} stroke={1.75} />
        </ActionIcon>
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon data-more aria-label={t('more', { name })} title={t('more', { name })}>
              <IconDots size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => afterMenu(() => onName(true))}>{t('rename')}</Menu.Item>
            <Menu.Item onClick={() => exportFolder(folder.id, name)}>{t('exportFolder')}</Menu.Item>
            <MoveMenu item={folder} all={all} />
            <Menu.Divider />
            <Menu.Item onClick={() => removeWithUndo(folder)}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {opened && children}
    </li>
  );
}

import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconFolderPlus, IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { newItemId, nextOrder, publishesIn, saveItems } from '../../../state/library-store.ts';
import classes from '../library.module.css';
import type { LibraryRun } from '../run/use-run.ts';

export interface SavedToolbarProps {
  readonly items: readonly LibraryItem[];
  readonly run: LibraryRun;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly isImporting: boolean;
  readonly onImport: (isImporting: boolean) => void;
  /** The item's name is to be written. */
  readonly onName: (id: string) => void;
}

export function SavedToolbar(props: SavedToolbarProps) {
  const { items, run, search, onSearch, isImporting, onImport, onName } = props;
  const { t } = useTranslation('library');
  const all = publishesIn(null, items);
  const addFolder = () => {
    const folder: LibraryItem = {
      ...{ kind: 'folder', id: newItemId(), name: t('newFolderName') },
      ...{ parentId: null, order: nextOrder(null, items) },
    };
    // A search would hide what has just been made.
    onSearch('');
    void saveItems([folder]).then((isKept) => isKept && onName(folder.id));
  };
  return (
    <div className={classes.toolbar}>
      <TextInput
        className={classes.search ?? ''}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        onChange={({ currentTarget }) => onSearch(currentTarget.value)}
      />
      <Button
        variant="default"
        data-library-new
        leftSection={<IconFolderPlus size={14} stroke={1.75} />}
        onClick={addFolder}
      >
        {t('newFolder')}
      </Button>
      <Button
        variant="default"
        data-library-transfer
        leftSection={<IconUpload size={14} stroke={1.75} />}
        aria-expanded={isImporting}
        onClick={() => onImport(!isImporting)}
      >
        {t('transfer')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={14} stroke={1.75} />}
        disabled={all.length === 0 || !run.canRun}
        title={run.canRun || run.isRunning ? undefined : t('connectFirst')}
        onClick={() => run.start(t('everything'), all)}
      >
        {t('runAll')}
      </Button>
      <Checkbox
        label={t('stopAtFailure')}
        checked={run.stopAtFailure}
        onChange={({ currentTarget }) => run.setStopAtFailure(currentTarget.checked)}
      />
    </div>
  );
}

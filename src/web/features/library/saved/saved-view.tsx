// Saved publishes in their folders, with what is being saved, changed or run above or beside them.
import { Button, TextInput } from '@mantine/core';
import { IconFolderPlus, IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DEFAULT_REQUEST, type LibraryItem, type SavedPublish } from '../../../../core/publish/saved-publish.ts';
import {
  childrenOf,
  forgetRemoval,
  libraryStore,
  newItemId,
  nextOrder,
  publishesIn,
  saveItems,
  undoRemoval,
} from '../../../state/library-store.ts';
import { ImportPanel } from '../import-panel.tsx';
import classes from '../library.module.css';
import type { LibraryIntent } from '../library-section.tsx';
import { RunPanel } from '../run/run-panel.tsx';
import { useRun } from '../run/use-run.ts';
import { ItemList } from './item-list.tsx';
import { RequestForm } from './request-form.tsx';
import { SaveForm } from './save-form.tsx';

export interface SavedViewProps {
  readonly profileId: string;
  readonly asked: LibraryIntent | null;
  readonly onDone: () => void;
}

export function SavedView({ profileId, asked, onDone }: SavedViewProps) {
  const { t } = useTranslation('library');
  const { items, isLoaded, fault, removed } = useStore(libraryStore);
  const [search, setSearch] = useState('');
  const [isImporting, setImporting] = useState(false);
  /** The item whose answer and checks are being written. */
  const [editedId, setEditedId] = useState<string | null>(null);
  const run = useRun(profileId);
  const edited = items.find((item): item is SavedPublish => item.id === editedId && item.kind === 'publish');
  const addFolder = () => {
    const folder: LibraryItem = {
      ...{ kind: 'folder', id: newItemId(), name: t('newFolderName') },
      ...{ parentId: null, order: nextOrder(null, items) },
    };
    void saveItems([folder]);
  };
  const all = publishesIn(null, items);
  return (
    <>
      <div className={classes.toolbar}>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconFolderPlus size={14} stroke={1.75} />} onClick={addFolder}>
          {t('newFolder')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconUpload size={14} stroke={1.75} />}
          aria-expanded={isImporting}
          onClick={() => setImporting(!isImporting)}
        >
          {t('transfer')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={14} stroke={1.75} />}
          disabled={all.length === 0 || !run.canRun}
          onClick={() => run.start(t('everything'), all)}
        >
          {t('runAll')}
        </Button>
      </div>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('notKept', { message: fault })}
        </p>
      )}
      <div role="status">
        {removed && (
          <p className={classes.note}>
            {t('removed', { name: removed[0]?.name ?? '' })}{' '}
            <button type="button" className={classes.link} onClick={() => void undoRemoval()}>
              {t('undo')}
            </button>{' '}
            <button type="button" className={classes.link} onClick={forgetRemoval}>
              {t('dismiss')}
            </button>
          </p>
        )}
      </div>
      {isImporting && <ImportPanel items={items} onClose={() => setImporting(false)} />}
      {asked && (
        <SaveForm
          key={JSON.stringify(asked)}
          asked={asked}
          items={items}
          onClose={onDone}
          onSaved={(saved) => {
            onDone();
            if (asked.kind === 'request') setEditedId(saved.id);
          }}
        />
      )}
      {edited && (
        <RequestForm
          key={edited.id}
          name={edited.name}
          value={edited.request ?? DEFAULT_REQUEST}
          isSet={edited.request !== null}
          answer={run.lastAnswerOf(edited.id)}
          onSave={(request) => {
            void saveItems([{ ...edited, request }]);
            setEditedId(null);
          }}
          onClose={() => setEditedId(null)}
        />
      )}
      <RunPanel profileId={profileId} run={run} />
      {isLoaded && items.length === 0 && !asked ? (
        <p className={classes.empty}>{t('empty')}</p>
      ) : (
        <ItemList
          profileId={profileId}
          items={childrenOf(null, items)}
          all={items}
          search={search.trim().toLowerCase()}
          run={run}
          onEditRequest={setEditedId}
        />
      )}
    </>
  );
}

// Saved publishes in their folders, with what is being saved, changed or run above them.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DEFAULT_REQUEST, type SavedPublish } from '../../../../core/publish/saved-publish.ts';
import { childrenOf, libraryStore, saveItems } from '../../../state/library-store.ts';
import { focusItem, focusWhenThere } from '../focus-when-there.ts';
import { ImportPanel } from '../import-panel.tsx';
import classes from '../library.module.css';
import type { LibraryIntent } from '../library-section.tsx';
import { RunPanel } from '../run/run-panel.tsx';
import { useRun } from '../run/use-run.ts';
import { ItemList } from './item-list.tsx';
import { listDrag } from './list-drag.ts';
import { onListKey } from './list-keys.ts';
import { RemovedNote } from './removed-note.tsx';
import { RequestForm } from './request-form.tsx';
import { SaveForm } from './save-form.tsx';
import { SavedToolbar } from './saved-toolbar.tsx';

export interface SavedViewProps {
  readonly profileId: string;
  readonly asked: LibraryIntent | null;
  readonly onDone: () => void;
}

export function SavedView({ profileId, asked, onDone }: SavedViewProps) {
  const { t } = useTranslation('library');
  const { items, isLoaded, fault } = useStore(libraryStore);
  const [search, setSearch] = useState('');
  const [isImporting, setImporting] = useState(false);
  /** The item whose answer and checks are being written; and whose name. */
  const [editedId, setEditedId] = useState<string | null>(null);
  const [namedId, setNamedId] = useState<string | null>(null);
  const run = useRun(profileId);
  const edited = items.find((item): item is SavedPublish => item.id === editedId && item.kind === 'publish');
  const closeRequest = (id: string) => {
    setEditedId(null);
    focusItem(id);
  };
  return (
    <>
      <SavedToolbar
        items={items}
        run={run}
        search={search}
        onSearch={setSearch}
        isImporting={isImporting}
        onImport={setImporting}
        onName={setNamedId}
      />
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('notKept', { message: fault })}
        </p>
      )}
      <RemovedNote />
      {isImporting && (
        <ImportPanel
          profileId={profileId}
          items={items}
          onImported={(folderId) => {
            setImporting(false);
            focusItem(folderId);
          }}
          onClose={() => {
            setImporting(false);
            focusWhenThere('[data-library-transfer]');
          }}
        />
      )}
      {asked && (
        <SaveForm
          key={JSON.stringify(asked)}
          profileId={profileId}
          asked={asked}
          items={items}
          onClose={() => {
            onDone();
            focusWhenThere('[data-library-new]');
          }}
          onSaved={(saved) => {
            onDone();
            if (asked.kind === 'request') setEditedId(saved.id);
            else focusItem(saved.id);
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
          onSave={(request) =>
            void saveItems([{ ...edited, request }]).then((isKept) => isKept && closeRequest(edited.id))
          }
          onClose={() => closeRequest(edited.id)}
        />
      )}
      <RunPanel profileId={profileId} run={run} />
      {isLoaded && items.length === 0 && !asked ? (
        <p className={classes.empty}>{t('empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: its keys and drags are those of the rows in it
        <div
          className={classes.items}
          onKeyDown={(event) => onListKey(event, { items, onName: setNamedId })}
          {...listDrag(items)}
        >
          <ItemList
            profileId={profileId}
            label={t('list')}
            items={childrenOf(null, items)}
            all={items}
            search={search.trim().toLowerCase()}
            run={run}
            namedId={namedId}
            onName={setNamedId}
            onEditRequest={setEditedId}
          />
        </div>
      )}
    </>
  );
}

// What was sent from this connection, the newest first, and what became of it.
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PublishTemplate } from '../../../../core/publish/publish-template.ts';
import { settingsStore } from '../../../state/settings-store.ts';
import {
  deleteHistoryEntries,
  type HistoryEntry,
  putHistoryEntries,
  watchHistory,
} from '../../../storage/stored-history.ts';
import { focusWhenThere } from '../focus-when-there.ts';
import classes from '../library.module.css';
import { HistoryRow } from './history-row.tsx';

export interface HistoryViewProps {
  readonly profileId: string;
  readonly onSave: (template: PublishTemplate) => void;
}

/** More are found by searching. */
const MAX_SHOWN = 200;

export function HistoryView({ profileId, onSave }: HistoryViewProps) {
  const { t } = useTranslation('library');
  const keeps = useStore(settingsStore, (state) => state.keepsHistory);
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [fault, setFault] = useState(false);
  const [removed, setRemoved] = useState<readonly HistoryEntry[] | null>(null);
  const [search, setSearch] = useState('');
  useEffect(() => watchHistory(profileId, setEntries, () => setFault(true)), [profileId]);
  const wanted = search.trim().toLowerCase();
  const found = (entries ?? []).filter(
    ({ topic, template }) =>
      topic.toLowerCase().includes(wanted) || template.payload.text.toLowerCase().includes(wanted),
  );
  const remove = (gone: readonly HistoryEntry[]) =>
    void deleteHistoryEntries(gone.map(({ id }) => id)).then(
      () => {
        setRemoved(gone);
        focusWhenThere('[data-library-undo]');
      },
      () => setFault(true),
    );
  const undo = () => {
    if (!removed) return;
    void putHistoryEntries(removed).then(
      () => {
        setRemoved(null);
        focusWhenThere(`[data-history-entry="${removed[0]?.id}"] button`);
      },
      () => setFault(true),
    );
  };
  return (
    <>
      <div className={classes.toolbar}>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          aria-label={t('history.search')}
          placeholder={t('history.search')}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <Button variant="default" disabled={!entries?.length} onClick={() => entries && remove(entries)}>
          {t('history.clear')}
        </Button>
      </div>
      <Checkbox
        label={t('history.keeps')}
        checked={keeps}
        onChange={({ currentTarget }) => settingsStore.setState({ keepsHistory: currentTarget.checked })}
      />
      {fault && (
        <p className={classes.fault} role="alert">
          {t('history.fault')}
        </p>
      )}
      <div className={classes.said} role="status">
        {removed && (
          <p className={classes.note}>
            {t('history.cleared', { count: removed.length })}{' '}
            <button type="button" className={classes.link} data-library-undo onClick={undo}>
              {t('undo')}
            </button>
          </p>
        )}
      </div>
      {entries && found.length === 0 && (
        <p className={classes.empty}>{t(wanted === '' ? 'history.empty' : 'nothingFound')}</p>
      )}
      <ul className={classes.list} aria-label={t('history.list')}>
        {found.slice(0, MAX_SHOWN).map((entry) => (
          <HistoryRow
            key={entry.id}
            profileId={profileId}
            entry={entry}
            onSave={onSave}
            onRemove={() => remove([entry])}
          />
        ))}
      </ul>
      {found.length > MAX_SHOWN && (
        <p className={classes.hint}>{t('history.more', { count: found.length - MAX_SHOWN })}</p>
      )}
    </>
  );
}

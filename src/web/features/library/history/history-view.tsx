// What was sent from this connection, the newest first, and what became of it.
import { ActionIcon, Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { IconDots, IconPencil, IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PublishTemplate } from '../../../../core/publish/publish-template.ts';
import { QosBadge } from '../../../kit/qos-badge/qos-badge.tsx';
import { changeDraft } from '../../../state/publish-drafts.ts';
import { settingsStore } from '../../../state/settings-store.ts';
import {
  deleteHistoryEntries,
  type HistoryEntry,
  putHistoryEntries,
  watchHistory,
} from '../../../storage/stored-history.ts';
import classes from '../library.module.css';
import { sendAgain } from './send-again.ts';
import { useOutcomeWords } from './use-outcome-words.ts';

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
  const [cleared, setCleared] = useState<readonly HistoryEntry[] | null>(null);
  const [search, setSearch] = useState('');
  useEffect(() => watchHistory(profileId, setEntries, () => setFault(true)), [profileId]);
  const wanted = search.trim().toLowerCase();
  const found = (entries ?? []).filter(
    ({ topic, template }) =>
      topic.toLowerCase().includes(wanted) || template.payload.text.toLowerCase().includes(wanted),
  );
  const clear = () => {
    if (!entries) return;
    setCleared(entries);
    void deleteHistoryEntries(entries.map(({ id }) => id));
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
        <Button variant="default" disabled={!entries?.length} onClick={clear}>
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
      <div role="status">
        {cleared && entries?.length === 0 && (
          <p className={classes.note}>
            {t('history.cleared', { count: cleared.length })}{' '}
            <button
              type="button"
              className={classes.link}
              onClick={() => void putHistoryEntries(cleared).then(() => setCleared(null))}
            >
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
          <HistoryRow key={entry.id} profileId={profileId} entry={entry} onSave={onSave} />
        ))}
      </ul>
      {found.length > MAX_SHOWN && (
        <p className={classes.hint}>{t('history.more', { count: found.length - MAX_SHOWN })}</p>
      )}
    </>
  );
}

interface HistoryRowProps extends Pick<HistoryViewProps, 'profileId' | 'onSave'> {
  readonly entry: HistoryEntry;
}

function HistoryRow({ profileId, entry, onSave }: HistoryRowProps) {
  const { t, i18n } = useTranslation('library');
  const outcome = useOutcomeWords();
  const { topic, template, fileName, isCut, at, payloadBytes } = entry;
  // Of a file, and of what was too long, there is not enough to send it again.
  const isWhole = fileName === null && !isCut;
  const edit = () => changeDraft(profileId, { ...template, file: null, savedId: null, fault: null });
  const time = new Date(at).toLocaleString(i18n.language, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <div className={classes.words}>
          <span className={classes.name}>
            <code>{topic}</code> <code className={classes.payload}>{fileName ?? template.payload.text}</code>
          </span>
          <span className={classes.facts}>
            <span>{time}</span>
            <QosBadge qos={template.qos} />
            <span>{t('history.bytes', { count: payloadBytes })}</span>
            <span data-tone={outcome.tone(entry.outcome)}>{outcome.words(entry.outcome)}</span>
            {isCut && <span>{t('history.cut')}</span>}
          </span>
        </div>
        <ActionIcon
          aria-label={t('history.again', { topic })}
          title={t('history.again', { topic })}
          disabled={!isWhole}
          onClick={() => void sendAgain(profileId, template)}
        >
          <IconSend size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label={t('editNamed', { name: topic })} title={t('editNamed', { name: topic })} onClick={edit}>
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon aria-label={t('more', { name: topic })} title={t('more', { name: topic })}>
              <IconDots size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={!isWhole} onClick={() => onSave(template)}>
              {t('history.save')}
            </Menu.Item>
            <Menu.Item onClick={() => void deleteHistoryEntries([entry.id])}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openNewConnection } from '../connection-dialog-store.ts';
import { ConnectionRow } from './connection-row.tsx';
import classes from './connections-pane.module.css';
import { EmbeddedBrokerFoot } from './embedded-broker-foot.tsx';
import { UndoBar } from './undo-bar.tsx';
import { type ConnectionList, useConnectionList } from './use-connection-list.ts';

/** The saved connections, and the embedded broker's addresses. */
export function ConnectionsPane() {
  const { t } = useTranslation('connections');
  const list = useConnectionList();
  return (
    <div className={classes.pane}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        {/* Without profiles the first start's own button stands in the middle of the page. */}
        {list.total > 0 && (
          <ActionIcon
            className={classes.tool ?? ''}
            aria-label={t('newConnection')}
            title={`${t('newConnection')} (N)`}
            onClick={() => openNewConnection()}
          >
            <IconPlus size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      {list.searchable && <Search list={list} />}
      {list.loaded && list.total === 0 && <p className={classes.hint}>{t('noneSaved')}</p>}
      {list.total > 0 && list.profiles.length === 0 && (
        <p className={classes.hint}>{t('noneFound', { text: list.search })}</p>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without markers. */}
      <ul role="list" ref={list.listRef} className={classes.list} aria-label={t('title')}>
        {list.profiles.map((profile) => (
          <ConnectionRow key={profile.id} profile={profile} list={list} />
        ))}
      </ul>
      {list.fault !== null && <Fault list={list} message={list.fault} />}
      <UndoBar onFault={list.tellFault} />
      <EmbeddedBrokerFoot />
    </div>
  );
}

function Search({ list }: { readonly list: ConnectionList }) {
  const { t } = useTranslation('connections');
  return (
    <div className={classes.search}>
      <IconSearch className={classes.searchIcon} size={14} stroke={1.75} aria-hidden="true" />
      <input
        type="search"
        className={classes.searchInput}
        aria-label={t('find')}
        placeholder={t('find')}
        spellCheck={false}
        value={list.search}
        onChange={(event) => list.setSearch(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && list.setSearch('')}
      />
    </div>
  );
}

function Fault({ list, message }: { readonly list: ConnectionList; readonly message: string }) {
  const { t } = useTranslation('connections');
  return (
    <div className={classes.fault} role="alert">
      <span>{t('list.notDone', { message })}</span>
      <ActionIcon aria-label={t('list.dismiss')} title={t('list.dismiss')} onClick={list.clearFault}>
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

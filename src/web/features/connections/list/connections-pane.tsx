import { ActionIcon } from '@mantine/core';
import { IconPlus, IconUpload, IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { openNewConnection } from '../connection-dialog-store.ts';
import { ConnectionList } from './connection-list.tsx';
import { ConnectionSearch } from './connection-search.tsx';
import classes from './connections-pane.module.css';
import { EmbeddedBrokerFoot } from './embedded-broker-foot.tsx';
import { isSearchable, listStore } from './list-store.ts';
import type { ListMenuSlots } from './profile-items.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { UndoBar } from './undo-bar.tsx';

// What floats comes after the first paint, which has no use for it.
const ListMenu = lazy(async () => ({ default: (await import('./list-menu.tsx')).ConnectionListMenu }));
const RegroupDialog = lazy(async () => ({ default: (await import('./regroup-dialog.tsx')).RegroupDialog }));

export interface ConnectionsPaneProps extends ListMenuSlots {
  /** Opens the import; absent: none is offered. */
  readonly onImport?: (() => void) | undefined;
}

/** The saved connections, and the embedded broker's addresses. */
export function ConnectionsPane({ onImport, ...slots }: ConnectionsPaneProps) {
  const { t } = useTranslation('connections');
  const total = useStore(profilesStore, ({ profiles }) => profiles.length);
  const loaded = useStore(profilesStore, (state) => state.loaded);
  const menuOpen = useStore(listStore, (state) => state.menu !== null);
  const regrouping = useStore(listStore, (state) => state.regrouping);
  return (
    <div className={classes.pane}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        {onImport && (
          <ActionIcon
            className={classes.tool}
            aria-label={t('list.import')}
            title={t('list.import')}
            onClick={onImport}
          >
            <IconUpload size={16} stroke={1.75} />
          </ActionIcon>
        )}
        {/* Without profiles the first start's own button stands in the middle of the page. */}
        {total > 0 && (
          <ActionIcon
            className={classes.tool}
            aria-label={t('newConnection')}
            title={`${t('newConnection')} (N)`}
            onClick={() => openNewConnection()}
          >
            <IconPlus size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      {isSearchable(total) && <ConnectionSearch />}
      {loaded && total === 0 && <p className={classes.hint}>{t('noneSaved')}</p>}
      <ConnectionList />
      <Fault />
      <SelectionBar />
      <UndoBar />
      <EmbeddedBrokerFoot />
      <Suspense>
        {menuOpen && <ListMenu slots={slots} />}
        {regrouping && <RegroupDialog ids={regrouping} />}
      </Suspense>
    </div>
  );
}

function Fault() {
  const { t } = useTranslation('connections');
  const message = useStore(listStore, (state) => state.fault);
  if (message === null) return null;
  return (
    <div className={classes.fault} role="alert">
      <span>{t('list.notDone', { message })}</span>
      <ActionIcon
        aria-label={t('list.dismiss')}
        title={t('list.dismiss')}
        onClick={() => listStore.setState({ fault: null })}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconFileSearch, IconPlus, IconUpload } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { settingsStore } from '../../../state/settings-store.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import { openNewConnection } from '../connection-dialog-store.ts';
import classes from './connections-pane.module.css';
import { EmbeddedBrokerFoot } from './embedded-broker-foot.tsx';
import type { ListMenuSlots } from './profile-items.tsx';

// Who opens the page for the first time has nothing to list, and does not wait for what lists it.
const SavedConnections = lazy(async () => ({ default: (await import('./saved-connections.tsx')).SavedConnections }));

export interface ConnectionsPaneProps extends ListMenuSlots {
  /** Opens the import; absent: none is offered. */
  readonly onImport?: (() => void) | undefined;
  /** Asks for a capture file; absent: that is not offered. */
  readonly onOpenCapture?: (() => void) | undefined;
  /** Under the saved connections. */
  readonly captures?: ReactNode;
}

/** The saved connections, and the embedded broker's addresses. */
export function ConnectionsPane({ onImport, onOpenCapture, captures, ...slots }: ConnectionsPaneProps) {
  const { t } = useTranslation('connections');
  const { loaded, profiles } = useStore(profilesStore);
  const none = profiles.length === 0;
  const isStart = useStore(workspacesStore, ({ activeId }) => none && activeId === null);
  // Fetched while the database is opened, where it most likely holds something; and kept when the last one is deleted,
  // which can be undone.
  const [listing, setListing] = useState(() => settingsStore.getState().lastProfileId !== null);
  if (!none && !listing) setListing(true);
  return (
    <div className={classes.pane}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        {onOpenCapture && (
          <ActionIcon
            className={classes.tool ?? ''}
            aria-label={t('list.openCapture')}
            title={t('list.openCapture')}
            onClick={onOpenCapture}
          >
            <IconFileSearch size={16} stroke={1.75} />
          </ActionIcon>
        )}
        {onImport && (
          <ActionIcon
            className={classes.tool ?? ''}
            aria-label={t('list.import')}
            title={t('list.import')}
            onClick={onImport}
          >
            <IconUpload size={16} stroke={1.75} />
          </ActionIcon>
        )}
        {/* The first start's own button stands in the middle of the page, unless a capture does. */}
        {!isStart && (
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
      {loaded && none && <p className={classes.hint}>{t('noneSaved')}</p>}
      <div className={classes.body}>
        <Suspense>{listing && <SavedConnections slots={slots} />}</Suspense>
      </div>
      {captures}
      <EmbeddedBrokerFoot />
    </div>
  );
}

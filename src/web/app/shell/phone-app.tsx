// The app on a phone: one pane at a time, tabs at the bottom, the inspector as a sheet from below.
import { ActionIcon, Drawer } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { StopBarHost } from '../../features/automation/stop-bar/stop-bar-host.tsx';
import { openEditConnection } from '../../features/connections/connection-dialog-store.ts';
import { ConnectionsPane } from '../../features/connections/list/connections-pane.tsx';
import { ClientIdConflict } from '../../features/connections/questions/client-id-conflict.tsx';
import { FirstStart } from '../../features/connections/start/first-start.tsx';
import { ConnectionDiagnosis } from '../../features/diagnosis/connection-diagnosis.tsx';
import { openMessageExport } from '../../features/message-export/message-export-store.ts';
import { MessagesView } from '../../features/messages/messages-view.tsx';
import { openPacketExport } from '../../features/packet-export/packet-export-store.ts';
import { Composer } from '../../features/publish/composer.tsx';
import { RecordButton } from '../../features/recordings/record-button.tsx';
import { RecordingTrouble } from '../../features/recordings/recording-trouble.tsx';
import { openRecordings } from '../../features/recordings/recordings-dialog-store.ts';
import { ReplayBarHost } from '../../features/replay/replay-bar-host.tsx';
import { openReplay } from '../../features/replay/replay-dialog-store.ts';
import { RetainedHost } from '../../features/retained/retained-host.tsx';
import { SessionHeader } from '../../features/session/session-header.tsx';
import { filterOpensStore } from '../../features/subscriptions/filter-draft-store.ts';
import { SubscriptionsPane } from '../../features/subscriptions/subscriptions-pane.tsx';
import { openCommands, openExport } from '../../features/transfer/export/export-dialog-store.ts';
import { openImport } from '../../features/transfer/import/import-dialog-store.ts';
import { findCapture, isCapture } from '../../state/captures-store.ts';
import { learnStore, openLearn } from '../../state/learn-store.ts';
import { packetSideStore, showPacketSide } from '../../state/packet-side-store.ts';
import { findProfile, profilesStore } from '../../state/profiles-store.ts';
import { draftStore } from '../../state/publish-drafts.ts';
import { openRetained } from '../../state/retained-store.ts';
import { useActiveId, useWorkspace } from '../../state/use-workspace.ts';
import { workbenchOf, workbenchStore } from '../../state/workbench-store.ts';
import { selectMessage, showTab, showTopicSide } from '../../state/workspace-actions.ts';
import { Broker } from './broker.tsx';
import { Captures } from './captures.tsx';
import { Charts } from './charts.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { BackToLab, Learn, StandaloneLearn } from './learn.tsx';
import { Logo } from './logo.tsx';
import { MessagesOrDiagnosis } from './messages-or-diagnosis.tsx';
import { Notices } from './notices.tsx';
import { openCaptureFile } from './open-capture-file.ts';
import { PaneGuard } from './pane-guard.tsx';
import classes from './phone-app.module.css';
import { type PhoneTab, PhoneTabs } from './phone-tabs.tsx';
import { SettingsButton } from './settings-button.tsx';
import { StopEverything } from './stop-everything.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import { Workbench } from './workbench.tsx';
import { WorkspaceInspector } from './workspace-inspector.tsx';
import { composerActions, writeMessage, writeTopic } from './write-to-composer.ts';

const TopicsView = lazy(async () => ({ default: (await import('../../features/topics/topics-view.tsx')).TopicsView }));

const CaptureHeader = lazy(async () => ({
  default: (await import('../../features/capture/capture-header.tsx')).CaptureHeader,
}));

const PacketsView = lazy(async () => ({
  default: (await import('../../features/packets/packets-view.tsx')).PacketsView,
}));

export function PhoneApp() {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const workspaceId = useActiveId();
  const { loaded, profiles } = useStore(profilesStore);
  const learns = useStore(learnStore, ({ isStandalone }) => isStandalone);
  const before = useRef<string>(undefined);
  useEffect(() => {
    // After a deletion the neighbour comes into view, and what would undo it stands in the drawer.
    const deleted = before.current !== undefined && !findProfile(before.current) && !findCapture(before.current);
    before.current = workspaceId;
    if (workspaceId && !deleted) setMenu(false);
  }, [workspaceId]);
  return (
    <>
      <header className={classes.bar}>
        <ActionIcon size={40} aria-label={t('openConnections')} aria-expanded={menu} onClick={() => setMenu(true)}>
          <IconMenu2 size={20} stroke={1.6} />
        </ActionIcon>
        <span className={classes.brand}>
          <Logo />
          {t('title')}
        </span>
        <StopEverything />
        <LanguageMenu />
        <ThemeMenu />
        <SettingsButton size={40} />
      </header>
      <Notices />
      {workspaceId && <PhoneWorkspace key={workspaceId} profileId={workspaceId} />}
      {loaded && !workspaceId && (
        <main className={classes.start}>
          {learns && <StandaloneLearn />}
          {!learns && profiles.length === 0 && <FirstStart onLearn={() => openLearn()} />}
          {!learns && profiles.length > 0 && <p className={classes.hint}>{t('nothingOpen')}</p>}
        </main>
      )}
      <Drawer
        opened={menu}
        onClose={() => setMenu(false)}
        title={t('title')}
        size="86%"
        closeButtonProps={{ 'aria-label': t('closeConnections'), size: 40, iconSize: 18 }}
        classNames={{ body: classes.drawer ?? '' }}
      >
        <PaneGuard>
          {/* A tap on the connection that is in view changes nothing but this. */}
          <div
            className={classes.connections}
            onClickCapture={(event) => choosesConnection(event.target) && setMenu(false)}
          >
            <ConnectionsPane
              onImport={() => openImport()}
              onOpenCapture={openCaptureFile}
              captures={<Captures />}
              onExport={openExport}
              onCopyCommand={openCommands}
            />
          </div>
        </PaneGuard>
      </Drawer>
    </>
  );
}

function PhoneWorkspace({ profileId }: { readonly profileId: string }) {
  const view = useWorkspace(profileId, (workspace) => workspace.tab);
  /** A tab that a wide screen has no need of; null: one of those that it has, too. */
  const [side, setSide] = useState<Exclude<PhoneTab, typeof view> | null>(null);
  const tab = side ?? view;
  const workbenchOpens = useStore(workbenchStore, (state) => workbenchOf(profileId, state).opens);
  const [seenOpens, setSeenOpens] = useState(workbenchOpens);
  if (workbenchOpens !== seenOpens) {
    // Somebody asked for it from a tab that stands before it.
    setSeenOpens(workbenchOpens);
    setSide(null);
  }
  const formOpens = useStore(draftStore, ({ opens }) => opens[profileId] ?? 0);
  const [seenForm, setSeenForm] = useState(formOpens);
  if (formOpens !== seenForm) {
    setSeenForm(formOpens);
    setSide('publish');
  }
  const filterOpens = useStore(filterOpensStore, (opens) => opens[profileId] ?? 0);
  const [seenFilter, setSeenFilter] = useState(filterOpens);
  if (filterOpens !== seenFilter) {
    setSeenFilter(filterOpens);
    setSide('subscriptions');
  }
  const isAway = useStore(learnStore, (state) => state.isAway);
  const setTab = (chosen: PhoneTab) => {
    const isSide = chosen === 'subscriptions' || chosen === 'publish';
    setSide(isSide ? chosen : null);
    if (!isSide) showTab(profileId, chosen);
  };
  const diagnosis = (
    <ConnectionDiagnosis profileId={profileId} onEdit={(place) => openEditConnection(profileId, place)} />
  );
  const isReadOnly = isCapture(profileId);
  const onPublish = (seq: number) => {
    void writeMessage(profileId, seq);
    setTab('publish');
  };
  return (
    <>
      <main className={classes.main}>
        <PaneGuard>
          {isReadOnly ? (
            <Suspense>
              <CaptureHeader captureId={profileId} />
            </Suspense>
          ) : (
            <ConnectionHead profileId={profileId} />
          )}
        </PaneGuard>
        <div className={classes.pane} id="phone-pane" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          <PaneGuard key={tab}>
            {tab === 'messages' && (
              <MessagesOrDiagnosis
                profileId={profileId}
                messages={
                  <MessagesView
                    profileId={profileId}
                    onPublish={isReadOnly ? undefined : onPublish}
                    onExport={(seqs) => openMessageExport(profileId, seqs)}
                    onReplay={(seqs) => openReplay(profileId, seqs)}
                  />
                }
                diagnosis={diagnosis}
              />
            )}
            {tab === 'topics' && (
              <MessagesOrDiagnosis
                profileId={profileId}
                messages={
                  <Suspense>
                    <TopicsView
                      profileId={profileId}
                      {...(!isReadOnly && {
                        onPublish: (topic) => {
                          writeTopic(profileId, topic);
                          setTab('publish');
                        },
                        onManageRetained: (topicFilter) => openRetained(profileId, topicFilter),
                      })}
                    />
                  </Suspense>
                }
                diagnosis={diagnosis}
              />
            )}
            {tab === 'packets' && (
              <Suspense>
                <PacketsView profileId={profileId} onExport={(seqs) => openPacketExport(profileId, seqs)} />
              </Suspense>
            )}
            {tab === 'charts' && <Charts profileId={profileId} />}
            {tab === 'broker' && !isReadOnly && <Broker profileId={profileId} />}
            {tab === 'learn' && !isReadOnly && <Learn profileId={profileId} />}
            {tab === 'workbench' && !isReadOnly && <Workbench profileId={profileId} />}
            {tab === 'subscriptions' && <SubscriptionsPane profileId={profileId} />}
            {tab === 'publish' && <Composer profileId={profileId} {...composerActions(profileId)} />}
          </PaneGuard>
        </div>
      </main>
      {isAway && tab !== 'learn' && !isReadOnly && <BackToLab onClick={() => setTab('learn')} />}
      <PhoneTabs isReadOnly={isReadOnly} tab={tab} onChange={setTab} />
      <InspectorSheet profileId={profileId} onPublish={isReadOnly ? undefined : onPublish} />
      <RetainedHost profileId={profileId} />
    </>
  );
}

function ConnectionHead({ profileId }: { readonly profileId: string }) {
  return (
    <>
      <SessionHeader
        profileId={profileId}
        onEdit={() => openEditConnection(profileId)}
        recorder={<RecordButton profileId={profileId} onShowList={openRecordings} />}
      />
      <RecordingTrouble profileId={profileId} onShowList={openRecordings} />
      <ClientIdConflict profileId={profileId} />
      <ReplayBarHost profileId={profileId} />
      <StopBarHost profileId={profileId} />
    </>
  );
}

/** Whether a click chose a connection, rather than its menu. */
function choosesConnection(target: EventTarget): boolean {
  const row = (target as Element).closest('[data-row]');
  // While several are being chosen a tap chooses one more.
  return row !== null && row.closest('[data-selecting]') === null;
}

interface InspectorSheetProps {
  readonly profileId: string;
  /** Absent: nothing can be published here. */
  readonly onPublish: ((seq: number) => void) | undefined;
}

function InspectorSheet({ profileId, onPublish }: InspectorSheetProps) {
  const { t } = useTranslation();
  const inspector = useTranslation('inspector');
  const tab = useWorkspace(profileId, (workspace) => workspace.tab);
  const isTopicSide = useWorkspace(profileId, ({ topicSide }) => topicSide !== null);
  const isPacketSide = useStore(packetSideStore, ({ byProfile }) => byProfile[profileId] !== undefined);
  const isSelected = useWorkspace(profileId, ({ selectedSeq }) => selectedSeq !== null);
  const isOpened = tab === 'topics' ? isTopicSide : tab === 'packets' ? isPacketSide : isSelected;
  const close = () => {
    selectMessage(profileId, null);
    showTopicSide(profileId, null);
    showPacketSide(profileId, null);
  };
  return (
    <Drawer
      opened={isOpened}
      onClose={close}
      position="bottom"
      size="82%"
      // The panes inside have heads of their own; this one names the dialog.
      title={inspector.t('title')}
      closeButtonProps={{ 'aria-label': t('closeInspector'), size: 40, iconSize: 18 }}
      classNames={{ body: classes.sheet ?? '', header: classes.sheetHead ?? '', title: 'sr-only' }}
    >
      <PaneGuard>
        <WorkspaceInspector
          profileId={profileId}
          onLeave={close}
          onPublish={
            onPublish &&
            ((seq) => {
              close();
              onPublish(seq);
            })
          }
        />
      </PaneGuard>
    </Drawer>
  );
}

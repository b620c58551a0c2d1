// Composes the features into one window: title bar, connections, workspace, inspector; on a phone, tabs at the bottom.
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { FileDrop } from '../../features/capture/file-drop.tsx';
import { ConnectionDialogHost } from '../../features/connections/connection-dialog-host.tsx';
import { closeConnectionDialog } from '../../features/connections/connection-dialog-store.ts';
import { ConnectionsPane } from '../../features/connections/list/connections-pane.tsx';
import { PasswordPromptHost } from '../../features/connections/questions/password-prompt-host.tsx';
import { FirstStart } from '../../features/connections/start/first-start.tsx';
import { DecodersDialogHost } from '../../features/inspector/payload/decoders/decoders-dialog-host.tsx';
import { MessageExportHost } from '../../features/message-export/message-export-host.tsx';
import { PacketExportHost } from '../../features/packet-export/packet-export-host.tsx';
import { openPacketExportOf } from '../../features/packet-export/packet-export-store.ts';
import { RecordingsDialogHost } from '../../features/recordings/recordings-dialog-host.tsx';
import { ReplayHost } from '../../features/replay/replay-host.tsx';
import { SettingsDialogHost } from '../../features/settings/settings-dialog-host.tsx';
import { ExportDialogHost } from '../../features/transfer/export/export-dialog-host.tsx';
import { openCommands, openExport } from '../../features/transfer/export/export-dialog-store.ts';
import { ImportDialogHost } from '../../features/transfer/import/import-dialog-host.tsx';
import { openImport } from '../../features/transfer/import/import-dialog-store.ts';
import { isCapture } from '../../state/captures-store.ts';
import { learnStore, openLearn } from '../../state/learn-store.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { settingsStore } from '../../state/settings-store.ts';
import { useActiveId, useWorkspace } from '../../state/use-workspace.ts';
import type { WorkspaceTab } from '../../state/workspaces-store.ts';
import { CommandPalette } from '../palette/command-palette.tsx';
import classes from './app.module.css';
import { Captures } from './captures.tsx';
import { FoldedPane } from './folded-pane.tsx';
import { Notices } from './notices.tsx';
import { openCaptured, openCaptureFile } from './open-capture-file.ts';
import { PaneGuard } from './pane-guard.tsx';
import { ResizablePane } from './resizable-pane.tsx';
import { TitleBar } from './title-bar.tsx';
import { useDiagnosisRoom } from './use-diagnosis-room.ts';

// A person who opens the page for the first time sees none of these. They come right after the first paint.
const loadWorkspace = () => import('./workspace.tsx');
const loadInspector = () => import('./workspace-inspector.tsx');
const Workspace = lazy(async () => ({ default: (await loadWorkspace()).Workspace }));
const WorkspaceInspector = lazy(async () => ({ default: (await loadInspector()).WorkspaceInspector }));
const writeMessage = async (profileId: string, seq: number) =>
  (await import('./write-to-composer.ts')).writeMessage(profileId, seq);
const StandaloneLearn = lazy(async () => ({ default: (await import('./learn.tsx')).StandaloneLearn }));
const PhoneApp = lazy(async () => ({ default: (await import('./phone-app.tsx')).PhoneApp }));
const TestConnection = lazy(async () => ({
  default: (await import('../../features/diagnosis/test/test-connection.tsx')).TestConnection,
}));

/** Below this the panes become tabs. */
const PHONE = '(max-width: 767px)';

export function App() {
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  useEffect(() => {
    const timer = setTimeout(() => void Promise.all([loadWorkspace(), loadInspector()]).catch(() => undefined), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.app}>
      <Suspense>{phone ? <PhoneApp /> : <DesktopApp />}</Suspense>
      <ConnectionDialogHost
        onImport={importInstead}
        renderTest={(props) => (
          <Suspense>
            <TestConnection {...props} />
          </Suspense>
        )}
      />
      <ImportDialogHost />
      <FileDrop onOther={openImport} />
      <ExportDialogHost />
      <DecodersDialogHost />
      <SettingsDialogHost />
      <MessageExportHost onPackets={openPacketExportOf} />
      <ReplayHost />
      <PacketExportHost />
      <RecordingsDialogHost onOpen={(capture, name) => void openCaptured(capture, name)} />
      <PasswordPromptHost />
      <CommandPalette />
    </div>
  );
}

/** From the form of a new connection: what is to be imported need not be typed. */
function importInstead(): void {
  closeConnectionDialog();
  openImport();
}

function DesktopApp() {
  return (
    <>
      <TitleBar />
      <Notices />
      <div className={classes.panes}>
        <ConnectionsSide />
        <Centre />
        <InspectorSide />
      </div>
    </>
  );
}

function ConnectionsSide() {
  const { t } = useTranslation();
  const folded = useStore(settingsStore, (state) => state.folded.connections ?? false);
  if (folded) return <FoldedPane pane="connections" side="left" />;
  return (
    <ResizablePane pane="connections" edge="right">
      <nav className={classes.side} aria-label={t('openConnections')}>
        <ConnectionsPane
          onImport={() => openImport()}
          onOpenCapture={openCaptureFile}
          captures={<Captures />}
          onExport={openExport}
          onCopyCommand={openCommands}
        />
      </nav>
    </ResizablePane>
  );
}

function Centre() {
  const { t } = useTranslation();
  const workspaceId = useActiveId();
  const { loaded, profiles } = useStore(profilesStore);
  const learns = useStore(learnStore, ({ isStandalone }) => isStandalone);
  // A browser that had no workspace in view before has most likely no profile either: then nobody waits for its database.
  const [expectsProfiles] = useState(() => settingsStore.getState().lastProfileId !== null);
  if (!loaded && expectsProfiles && !workspaceId) return <main className={classes.main} />;
  return (
    <main className={classes.main}>
      <PaneGuard>
        {workspaceId && (
          <Suspense>
            <Workspace key={workspaceId} profileId={workspaceId} />
          </Suspense>
        )}
        {!workspaceId && learns && (
          <Suspense>
            <StandaloneLearn />
          </Suspense>
        )}
        {!workspaceId && !learns && profiles.length === 0 && <FirstStart onLearn={() => openLearn()} />}
        {!workspaceId && !learns && profiles.length > 0 && <p className={classes.hint}>{t('nothingOpen')}</p>}
      </PaneGuard>
    </main>
  );
}

/** These need the whole width, and select no message. */
const WITHOUT_INSPECTOR: readonly WorkspaceTab[] = ['charts', 'broker', 'learn'];

function InspectorSide() {
  const workspaceId = useActiveId();
  const folded = useStore(settingsStore, (state) => state.folded.inspector ?? false);
  const tab = useWorkspace(workspaceId ?? '', (workspace) => workspace.tab);
  const diagnosisRoom = useDiagnosisRoom(workspaceId ?? '');
  // A diagnosis without messages has its evidence here, and there is nothing to inspect.
  if (!workspaceId || WITHOUT_INSPECTOR.includes(tab) || (diagnosisRoom === 'all' && tab !== 'packets')) return null;
  if (folded) return <FoldedPane pane="inspector" side="right" />;
  return (
    <ResizablePane pane="inspector" edge="left">
      <Suspense>
        <WorkspaceInspector
          profileId={workspaceId}
          onPublish={isCapture(workspaceId) ? undefined : (seq) => void writeMessage(workspaceId, seq)}
        />
      </Suspense>
    </ResizablePane>
  );
}

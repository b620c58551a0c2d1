// One connection's workspace on a wide screen: header, subscriptions, the tabs and the composer.
import { ActionIcon, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { StopBarHost } from '../../features/automation/stop-bar/stop-bar-host.tsx';
import { openEditConnection } from '../../features/connections/connection-dialog-store.ts';
import { ClientIdConflict } from '../../features/connections/questions/client-id-conflict.tsx';
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
import { SubscriptionsPane } from '../../features/subscriptions/subscriptions-pane.tsx';
import { isCapture } from '../../state/captures-store.ts';
import { openRetained } from '../../state/retained-store.ts';
import { setFolded, settingsStore } from '../../state/settings-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { selectMessage, showTab } from '../../state/workspace-actions.ts';
import type { WorkspaceTab } from '../../state/workspaces-store.ts';
import { Broker } from './broker.tsx';
import { Charts } from './charts.tsx';
import { FoldedPane } from './folded-pane.tsx';
import { Learn } from './learn.tsx';
import { MessagesOrDiagnosis } from './messages-or-diagnosis.tsx';
import { PaneGuard } from './pane-guard.tsx';
import { ResizablePane } from './resizable-pane.tsx';
import { Workbench } from './workbench.tsx';
import classes from './workspace.module.css';
import { composerActions, writeMessage, writeTopic } from './write-to-composer.ts';

const TopicsView = lazy(async () => ({ default: (await import('../../features/topics/topics-view.tsx')).TopicsView }));

const CaptureHeader = lazy(async () => ({
  default: (await import('../../features/capture/capture-header.tsx')).CaptureHeader,
}));

const PacketsView = lazy(async () => ({
  default: (await import('../../features/packets/packets-view.tsx')).PacketsView,
}));

/** With four panes open below this width, topics and payloads get too little of it: subscriptions come folded. */
const ROOMY = '(min-width: 1180px)';

export function Workspace({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation();
  const tab = useWorkspace(profileId, (workspace) => workspace.tab);
  const isReadOnly = isCapture(profileId);
  const diagnosis = (
    <ConnectionDiagnosis profileId={profileId} onEdit={(place) => openEditConnection(profileId, place)} />
  );
  return (
    <>
      <PaneGuard>
        {isReadOnly ? (
          <Suspense>
            <CaptureHeader captureId={profileId} />
          </Suspense>
        ) : (
          <ConnectionHead profileId={profileId} />
        )}
      </PaneGuard>
      <div className={classes.body}>
        {!isReadOnly && <SubscriptionsSide profileId={profileId} />}
        <section className={classes.work}>
          <Tabs
            value={tab}
            onChange={(chosen) => showTab(profileId, chosen as WorkspaceTab)}
            className={classes.tabs ?? ''}
          >
            <Tabs.List aria-label={t('views')}>
              <Tabs.Tab value="messages">{t('tabs.messages')}</Tabs.Tab>
              <Tabs.Tab value="topics">{t('tabs.topics')}</Tabs.Tab>
              <Tabs.Tab value="packets">{t('tabs.packets')}</Tabs.Tab>
              <Tabs.Tab value="charts">{t('tabs.charts')}</Tabs.Tab>
              {!isReadOnly && <Tabs.Tab value="broker">{t('tabs.broker')}</Tabs.Tab>}
              {!isReadOnly && <Tabs.Tab value="learn">{t('tabs.learn')}</Tabs.Tab>}
              {!isReadOnly && <Tabs.Tab value="workbench">{t('tabs.workbench')}</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="messages" className={classes.panel ?? ''}>
              <MessagesOrDiagnosis
                profileId={profileId}
                messages={
                  <MessagesView
                    profileId={profileId}
                    onPublish={isReadOnly ? undefined : (seq) => void writeMessage(profileId, seq)}
                    onExport={(seqs) => openMessageExport(profileId, seqs)}
                    onReplay={(seqs) => openReplay(profileId, seqs)}
                  />
                }
                diagnosis={diagnosis}
              />
            </Tabs.Panel>
            <Tabs.Panel value="topics" className={classes.panel ?? ''}>
              <MessagesOrDiagnosis
                profileId={profileId}
                messages={
                  <>
                    <Suspense>
                      <TopicsView
                        profileId={profileId}
                        {...(!isReadOnly && {
                          onPublish: (topic) => writeTopic(profileId, topic),
                          onManageRetained: (topicFilter) => openRetained(profileId, topicFilter),
                        })}
                      />
                    </Suspense>
                    <RetainedHost profileId={profileId} />
                  </>
                }
                diagnosis={diagnosis}
              />
            </Tabs.Panel>
            <Tabs.Panel value="packets" className={classes.panel ?? ''}>
              {tab === 'packets' && (
                <PaneGuard>
                  <Suspense>
                    <PacketsView
                      profileId={profileId}
                      onMessage={(seq) => selectMessage(profileId, seq)}
                      onExport={(seqs) => openPacketExport(profileId, seqs)}
                    />
                  </Suspense>
                </PaneGuard>
              )}
            </Tabs.Panel>
            <Tabs.Panel value="charts" className={classes.panel ?? ''}>
              {tab === 'charts' && <Charts profileId={profileId} />}
            </Tabs.Panel>
            <Tabs.Panel value="broker" className={classes.panel ?? ''}>
              {tab === 'broker' && !isReadOnly && <Broker profileId={profileId} />}
            </Tabs.Panel>
            <Tabs.Panel value="learn" className={classes.panel ?? ''}>
              {tab === 'learn' && !isReadOnly && <Learn profileId={profileId} />}
            </Tabs.Panel>
            {!isReadOnly && (
              <Tabs.Panel value="workbench" className={classes.panel ?? ''}>
                <PaneGuard>
                  <Workbench profileId={profileId} />
                </PaneGuard>
              </Tabs.Panel>
            )}
          </Tabs>
          {!isReadOnly && tab !== 'charts' && tab !== 'broker' && (
            <ResizablePane pane="composer" edge="top">
              <Composer profileId={profileId} {...composerActions(profileId)} />
            </ResizablePane>
          )}
        </section>
      </div>
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

function SubscriptionsSide({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation();
  const roomy = useMediaQuery(ROOMY, window.matchMedia(ROOMY).matches);
  const folded = useStore(settingsStore, (state) => state.folded.subscriptions ?? !roomy);
  if (folded) return <FoldedPane pane="subscriptions" side="left" />;
  return (
    <ResizablePane pane="subscriptions" edge="right">
      <SubscriptionsPane profileId={profileId} />
      <ActionIcon
        className={classes.fold ?? ''}
        aria-label={t('fold.subscriptions')}
        title={t('fold.subscriptions')}
        onClick={() => setFolded('subscriptions', true)}
      >
        <IconLayoutSidebarLeftCollapse size={16} stroke={1.75} />
      </ActionIcon>
    </ResizablePane>
  );
}

// What stands beside a workspace's tabs: the message; beside the tree also its topic; beside the packets their exchange.
import { lazy, Suspense } from 'react';
import { Inspector } from '../../features/inspector/inspector.tsx';
import { packetSideStore, showExchangeOf } from '../../state/packet-side-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { askToRespond } from '../../state/workbench-store.ts';

const TopicPanel = lazy(async () => ({
  default: (await import('../../features/topic-panel/topic-panel.tsx')).TopicPanel,
}));

const ExchangePanel = lazy(async () => ({
  default: (await import('../../features/exchanges/exchange-panel.tsx')).ExchangePanel,
}));

export interface WorkspaceInspectorProps {
  readonly profileId: string;
  /** Absent: nothing can be published here. */
  readonly onPublish: ((seq: number) => void) | undefined;
  /** Lets go of the message, where it stands before everything else. */
  readonly onLeave?: () => void;
}

export function WorkspaceInspector({ profileId, onPublish, onLeave }: WorkspaceInspectorProps) {
  const tab = useWorkspace(profileId, (workspace) => workspace.tab);
  const answer = (topic: string) => {
    onLeave?.();
    askToRespond(profileId, topic);
  };
  const parts = {
    profileId,
    onPublish,
    onExchange: (seq: number) => showExchangeOf(profileId, seq),
    onAnswer: onPublish && answer,
  };
  if (tab === 'packets')
    return (
      <Suspense>
        <ExchangePanel
          profileId={profileId}
          renderPane={(tabs, panel) => (
            <Inspector
              {...parts}
              beside={{
                tabs,
                panel,
                tabId: `inspector-tab-${packetSideStore.getState().byProfile[profileId] ?? 'exchange'}`,
              }}
            />
          )}
        />
      </Suspense>
    );
  return (
    <Inspector
      {...parts}
      topicPanel={
        tab === 'topics' && (
          <Suspense>
            <TopicPanel profileId={profileId} />
          </Suspense>
        )
      }
    />
  );
}

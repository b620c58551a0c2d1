// The live tree of topics: tools, heads, the rows, and a row's menu.
import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicTreeView } from '../../../core/log/topic-row.ts';
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import type { MenuPlace } from '../../kit/menu-place/menu-place.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { expandAllTopics, pause, resume, setTopicView } from '../../state/workspace-actions.ts';
import { EmptyTopics } from './empty-topics.tsx';
import { TopicHeads } from './topic-heads.tsx';
import { addTopicTexts } from './topic-texts.ts';
import { maxRows, TopicTree } from './topic-tree.tsx';
import { TopicsToolbar } from './topics-toolbar.tsx';
import classes from './topics-view.module.css';
import { useHold } from './use-hold.ts';
import { useTopicRows } from './use-topic-rows.ts';

addTopicTexts();

const TopicMenu = lazy(async () => ({ default: (await import('./topic-menu.tsx')).TopicMenu }));

const PHONE = '(max-width: 767px)';

export interface TopicsViewProps {
  readonly profileId: string;
  /** Takes the topic to where messages are written; absent: that is not offered. */
  readonly onPublish?: ((topic: string) => void) | undefined;
  /** Opens what the broker keeps for the topics that a filter matches; absent: that is not offered. */
  readonly onManageRetained?: ((topicFilter: string) => void) | undefined;
}

export function TopicsView({ profileId, onPublish, onManageRetained }: TopicsViewProps) {
  const { t, i18n } = useTranslation('topics');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const view = useWorkspace(profileId, ({ topicView }) => topicView);
  const hold = useHold(view.order);
  const chosenNode = useWorkspace(profileId, ({ topic }) => topic?.node ?? null);
  const tracked = useRef(chosenNode);
  tracked.current = chosenNode;
  const node = useCallback(() => tracked.current, []);
  const paused = useWorkspace(profileId, ({ pausedAt }) => pausedAt !== null);
  const rows = useTopicRows(profileId, { isHeld: hold.isHeld, node, paused });
  const [menu, setMenu] = useState<{ readonly row: TopicRow; readonly place: MenuPlace } | null>(null);
  const [copied, setCopied] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  const tree = useRef<HTMLDivElement>(null);

  const changeView = (wanted: TopicTreeView) => {
    setTopicView(profileId, wanted);
    if (tree.current) tree.current.scrollTop = 0;
    rows.refresh(true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    filter.current?.focus();
  };
  const limit = maxRows(phone);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: `/` leads to the filter from anywhere in here
    <div className={classes.view} onKeyDown={onKeyDown}>
      <TopicsToolbar
        field={filter}
        view={view}
        onView={changeView}
        onExpandAll={(expanded) => expandAllTopics(profileId, expanded)}
        paused={paused}
        onPause={(wanted) => (wanted ? pause(profileId) : resume(profileId))}
        onManageRetained={onManageRetained && (() => onManageRetained('#'))}
      />
      <TopicHeads topicCount={rows.topicCount} fresh={rows.fresh} onShowFresh={() => rows.refresh(true)} />
      <div className={classes.list}>
        <TopicTree
          ref={tree}
          profileId={profileId}
          rows={rows}
          paused={paused}
          hold={hold}
          tracked={tracked}
          wanted={view.text}
          onMenu={(row, place) => setMenu({ row, place })}
        />
        {rows.known && rows.rowCount === 0 && (
          <EmptyTopics
            profileId={profileId}
            view={view}
            topicCount={rows.topicCount}
            onClearText={() => changeView({ ...view, text: '' })}
          />
        )}
      </div>
      {rows.rowCount > limit && (
        <p className={classes.foot}>{t('tooMany', { shown: limit.toLocaleString(i18n.language) })}</p>
      )}
      <span className="sr-only" role="status">
        {copied}
      </span>
      <Suspense>
        {menu && (
          <TopicMenu
            key={menu.row.node}
            profileId={profileId}
            {...menu}
            onPublish={onPublish}
            onManageRetained={onManageRetained}
            onCopy={async (text) => setCopied(t((await copyText(text)) ? 'copied' : 'copyFailed'))}
            onClose={() => {
              setMenu(null);
              tree.current?.focus({ preventScroll: true });
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

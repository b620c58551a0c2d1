// The live log: tools, the grid, and the strip under it.
import { Button } from '@mantine/core';
import {
  IconBookmark,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listedBy } from '../../../core/log/message-query.ts';
import type { LogViewportHandle } from '../../kit/log-viewport/log-viewport.tsx';
import { isCapture } from '../../state/captures-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { clearLog, pause, resume, setQuery } from '../../state/workspace-actions.ts';
import { EmptyMessages } from './empty-messages.tsx';
import { MessageFoot } from './message-foot.tsx';
import { MessageGrid } from './message-grid.tsx';
import classes from './messages-view.module.css';
import { FilterBar } from './search/filter-bar.tsx';
import { SearchBar } from './search/search-bar.tsx';
import { stoppedQuery } from './search/stopped-query.ts';
import { useMessageSearch } from './search/use-message-search.ts';

export interface MessagesViewProps {
  readonly profileId: string;
  /** Puts a message into the publish form. */
  readonly onPublish?: ((seq: number) => void) | undefined;
  /** Exports these messages; null: all that are listed. */
  readonly onExport?: ((seqs: readonly number[] | null) => void) | undefined;
  /** Publishes these messages once more, as they were recorded; null: all that are listed. */
  readonly onReplay?: ((seqs: readonly number[] | null) => void) | undefined;
}

export function MessagesView({ profileId, onPublish, onExport, onReplay }: MessagesViewProps) {
  const { t } = useTranslation('messages');
  const first = useWorkspace(profileId, ({ tick }) => tick.firstOrdinal);
  const newest = useWorkspace(profileId, ({ tick }) => tick.endOrdinal);
  const pausedAt = useWorkspace(profileId, (workspace) => workspace.pausedAt);
  const kept = useWorkspace(profileId, ({ tick }) => tick.kept);
  const filter = useWorkspace(profileId, ({ tick, query }) => (query === null ? null : tick.filter));
  const search = useMessageSearch(profileId);
  const bookmarks = useWorkspace(profileId, ({ tick }) => tick.bookmarks);
  const viewport = useRef<LogViewportHandle>(null);
  const [following, setFollowing] = useState(true);
  /** What had come when the person began to read. */
  const [readingFrom, setReadingFrom] = useState(0);
  const end = Math.max(first, pausedAt ?? newest);
  const newestNow = useRef(newest);
  newestNow.current = newest;

  const onView = useCallback((view: { readonly following: boolean }) => {
    setFollowing((before) => {
      if (before && !view.following) setReadingFrom(newestNow.current);
      return view.following;
    });
  }, []);
  const follow = () => {
    if (pausedAt !== null) resume(profileId);
    viewport.current?.follow();
  };
  const paused = pausedAt !== null;
  const mode = paused ? 'paused' : following ? 'following' : 'reading';
  const since = paused && following ? pausedAt : Math.min(readingFrom, pausedAt ?? readingFrom);

  return (
    <section className={classes.view}>
      <div className={classes.tools}>
        <SearchBar profileId={profileId} search={search} onReveal={(ordinal) => viewport.current?.reveal(ordinal)} />
        <Button
          className={classes.tool ?? ''}
          variant="subtle"
          color="gray"
          leftSection={
            paused ? <IconPlayerPlay size={16} stroke={1.75} /> : <IconPlayerPause size={16} stroke={1.75} />
          }
          title={t(paused ? 'resume' : 'pause')}
          onClick={() => (paused ? resume(profileId) : pause(profileId))}
        >
          {t(paused ? 'resume' : 'pause')}
        </Button>
        {!isCapture(profileId) && (
          <Button
            className={classes.tool ?? ''}
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={16} stroke={1.75} />}
            title={t('clear')}
            disabled={kept === 0}
            onClick={() => {
              if (paused) resume(profileId);
              clearLog(profileId);
              // There is nothing left to be read.
              viewport.current?.follow();
            }}
          >
            {t('clear')}
          </Button>
        )}
        {onExport && (
          <Button
            className={classes.tool ?? ''}
            variant="subtle"
            color="gray"
            leftSection={<IconDownload size={16} stroke={1.75} />}
            title={t('export')}
            disabled={end === first}
            onClick={() => onExport(null)}
          >
            {t('export')}
          </Button>
        )}
        {onReplay && (
          <Button
            className={classes.tool ?? ''}
            variant="subtle"
            color="gray"
            leftSection={<IconRepeat size={16} stroke={1.75} />}
            title={t('replay')}
            disabled={end === first}
            onClick={() => onReplay(null)}
          >
            {t('replay')}
          </Button>
        )}
        <button
          type="button"
          className={classes.bookmarks}
          aria-pressed={search.query.bookmarked}
          aria-label={t('bookmarks', { count: bookmarks })}
          title={t('bookmarks', { count: bookmarks })}
          onClick={() => setQuery(profileId, { ...search.query, bookmarked: !search.query.bookmarked })}
        >
          <IconBookmark size={16} stroke={1.75} />
        </button>
      </div>
      <FilterBar profileId={profileId} search={search} />
      <div className={classes.list}>
        <MessageGrid
          // Another list begins at its end; what is only marked in it does not make it another one.
          key={JSON.stringify(listedBy(search.query))}
          ref={viewport}
          list={() => viewport.current}
          profileId={profileId}
          first={first}
          end={end}
          onView={onView}
          onPublish={onPublish}
          onExport={onExport}
          onReplay={onReplay}
        />
        {end === first && <EmptyMessages profileId={profileId} searched={filter !== null && kept > 0} />}
      </div>
      <MessageFoot
        profileId={profileId}
        count={end - first}
        kept={filter === null ? null : kept}
        // What was given up is not searched any more.
        progress={filter === null || filter.tooSlow ? 1 : filter.progress}
        onStop={() => setQuery(profileId, stoppedQuery(search.query))}
        mode={mode}
        fresh={Math.max(0, newest - Math.max(since, first))}
        onFollow={follow}
      />
    </section>
  );
}

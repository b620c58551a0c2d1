// Where the tree stands: scrolled to where it was when it comes back into view, and taken to a topic that was chosen by its
// name somewhere else.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { revealTopic } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { keepTopicScroll, selectTopic, setTopicView } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import type { TopicRows } from './use-topic-rows.ts';

export function useKeptScroll(profileId: string, box: RefObject<HTMLDivElement | null>, heightPx: number): void {
  const wantedPx = useRef(workspacesStore.getState().byProfile[profileId]?.topicScrollPx ?? 0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || wantedPx.current === 0 || heightPx < wantedPx.current) return;
    element.scrollTop = wantedPx.current;
    wantedPx.current = 0;
  }, [box, heightPx]);
  useLayoutEffect(() => {
    const element = box.current;
    // An element that is gone is scrolled nowhere: what it was is noted while it is there.
    let lastPx = 0;
    const note = () => {
      lastPx = element?.scrollTop ?? 0;
    };
    element?.addEventListener('scroll', note, { passive: true });
    return () => {
      element?.removeEventListener('scroll', note);
      keepTopicScroll(profileId, lastPx);
    };
  }, [profileId, box]);
}

export function useGoToTopic(profileId: string, rows: TopicRows, reveal: (index: number) => void): void {
  const chosen = useWorkspace(profileId, ({ topic }) => topic);
  const goal = useRef<number | null>(null);
  const { located, refresh } = rows;
  useEffect(() => {
    if (chosen === null || chosen.node !== null) return;
    let current = true;
    const view = workspacesStore.getState().byProfile[profileId]?.topicView;
    // A filter may hide it.
    if (view && (view.text !== '' || view.retainedOnly))
      setTopicView(profileId, { ...view, text: '', retainedOnly: false });
    void revealTopic(profileId, chosen.topic).then((node) => {
      if (!current || node === null) return;
      goal.current = node;
      selectTopic(profileId, { ...chosen, node });
      refresh(true);
    });
    return () => {
      current = false;
    };
  }, [profileId, chosen, refresh]);
  useEffect(() => {
    if (located === null || located.node !== goal.current) return;
    goal.current = null;
    reveal(located.index);
  });
}

/** The chosen row stays under the eye when rows come or go above it. */
export function useKeptInPlace(
  box: RefObject<HTMLDivElement | null>,
  located: TopicRows['located'],
  heightPx: number,
): void {
  const before = useRef(located);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = located;
    const element = box.current;
    if (!element || !last || !located || last.node !== located.node || last.index === located.index) return;
    const top = last.index * heightPx - element.scrollTop;
    if (top >= 0 && top < element.clientHeight) element.scrollTop += (located.index - last.index) * heightPx;
  }, [box, located, heightPx]);
}

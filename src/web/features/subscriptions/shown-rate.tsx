// How much of what comes is listed, where not all of it is: what a muted flood would otherwise hide.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import classes from './shown-rate.module.css';

const SAMPLE_MS = 1000;

export function ShownRate({ profileId }: { readonly profileId: string }) {
  const { t, i18n } = useTranslation('subscriptions');
  const all = useWorkspace(profileId, ({ tick }) => Math.round(tick.ratePerS));
  const listed = useListedRate(profileId);
  if (listed === null) return null;
  // Both are counted over a second, but not over the same one.
  const shown = Math.min(listed, all);
  return (
    <p className={classes.foot}>
      {t('shownRate', { shown: shown.toLocaleString(i18n.language), all: all.toLocaleString(i18n.language) })}
    </p>
  );
}

/** Messages that came into the list in the last second; null: all do, or it is not known while the past is searched. */
function useListedRate(profileId: string): number | null {
  const query = useWorkspace(profileId, (workspace) => workspace.query);
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    setRate(null);
    if (query === null) return;
    let before: { readonly end: number; readonly at: number } | null = null;
    const timer = setInterval(() => {
      const tick = workspacesStore.getState().byProfile[profileId]?.tick;
      const at = performance.now();
      // What is found in the past has not come now.
      const now = tick && tick.filter?.progress === 1 ? { end: tick.endOrdinal, at } : null;
      if (now && before) setRate(Math.max(0, Math.round(((now.end - before.end) * 1000) / (at - before.at))));
      before = now;
    }, SAMPLE_MS);
    return () => clearInterval(timer);
  }, [profileId, query]);
  return rate;
}

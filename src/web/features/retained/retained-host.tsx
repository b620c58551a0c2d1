// The retained messages of a level, when they are open: under the tree, or on a phone as a sheet from below.
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { closeRetained, retainedStore } from '../../state/retained-store.ts';

const RetainedPanel = lazy(async () => ({ default: (await import('./retained-panel.tsx')).RetainedPanel }));
const RetainedSheet = lazy(async () => ({ default: (await import('./retained-sheet.tsx')).RetainedSheet }));

const PHONE = '(max-width: 767px)';

export function RetainedHost({ profileId }: { readonly profileId: string }) {
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const topicFilter = useStore(retainedStore, ({ openFilters }) => openFilters[profileId]);
  if (topicFilter === undefined) return null;
  const given = { profileId, topicFilter, onClose: () => closeRetained(profileId) };
  return (
    <Suspense>
      {phone ? (
        <RetainedSheet key={topicFilter} {...given} />
      ) : (
        <RetainedPanel key={topicFilter} sheet={false} {...given} />
      )}
    </Suspense>
  );
}

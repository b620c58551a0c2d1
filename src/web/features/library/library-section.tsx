// What can be published again: what was saved, what was sent, and the variables in it.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import { watchLibrary } from '../../state/library-store.ts';
import { takeIntent, type WorkbenchIntent, workbenchOf, workbenchStore } from '../../state/workbench-store.ts';
import { HistoryView } from './history/history-view.tsx';
import classes from './library.module.css';
import { addLibraryTexts } from './library-texts.ts';
import { SavedView } from './saved/saved-view.tsx';
import { VariablesView } from './variables/variables-view.tsx';

addLibraryTexts();

type View = 'saved' | 'history' | 'variables';

/** What the section is asked for by other parts of the page. */
export type LibraryIntent = Extract<WorkbenchIntent, { readonly kind: 'save' | 'request' }>;

export function LibrarySection({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('library');
  const [view, setView] = useState<View>('saved');
  const [asked, setAsked] = useState<LibraryIntent | null>(null);
  const intent = useStore(workbenchStore, (state) => workbenchOf(profileId, state).intent);
  useEffect(watchLibrary, []);
  useEffect(() => {
    if (!intent) return;
    const taken = takeIntent(profileId, ['save', 'request']);
    if (!taken) return;
    setAsked(taken);
    setView('saved');
  }, [profileId, intent]);
  const options = (['saved', 'history', 'variables'] as const).map((value) => ({ value, text: t(`views.${value}`) }));
  return (
    <div className={classes.section}>
      <SegmentChoice label={t('view')} options={options} value={view} onChange={setView} />
      {view === 'saved' && <SavedView profileId={profileId} asked={asked} onDone={() => setAsked(null)} />}
      {view === 'history' && (
        <HistoryView
          profileId={profileId}
          onSave={(template) => {
            setAsked({ kind: 'save', template, savedId: null });
            setView('saved');
          }}
        />
      )}
      {view === 'variables' && <VariablesView profileId={profileId} />}
    </div>
  );
}

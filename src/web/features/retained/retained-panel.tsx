// The retained messages of a level: asked for, searched, selected, deleted, restored.
import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MAX_RETAINED } from '../../../core/log/list-retained.ts';
import { ResizeHandle } from '../../kit/resize-handle/resize-handle.tsx';
import { RetainedList } from './list/retained-list.tsx';
import { type RetainedDialog, RetainedDialogs } from './retained-dialogs.tsx';
import { RetainedHead } from './retained-head.tsx';
import classes from './retained-panel.module.css';
import { addRetainedTexts } from './retained-texts.ts';
import { RetainedTools } from './retained-tools.tsx';
import { AskReport } from './run/ask-report.tsx';
import { RunReport } from './run/run-report.tsx';
import { runsStore } from './run/runs-store.ts';
import { useAsking } from './use-asking.ts';
import { useConnectionFacts } from './use-connection-facts.ts';
import { useDeletion } from './use-deletion.ts';
import { useFaultText } from './use-fault-text.ts';
import { useRetainedChoice } from './use-retained-choice.ts';
import { useRetainedRows } from './use-retained-rows.ts';

addRetainedTexts();

const HEIGHT_PX = { own: 300, min: 180, max: 700 };

export interface RetainedPanelProps {
  readonly profileId: string;
  readonly topicFilter: string;
  /** In a sheet of its own rather than under the tree. */
  readonly sheet: boolean;
  readonly onClose: () => void;
}

export function RetainedPanel({ profileId, topicFilter, sheet, onClose }: RetainedPanelProps) {
  const { t, i18n } = useTranslation('retained');
  const { rows, refresh } = useRetainedRows(profileId, topicFilter);
  const { version, retainUnavailable } = useConnectionFacts(profileId);
  const asking = useAsking(profileId, topicFilter, () => void refresh());
  const deletion = useDeletion(profileId);
  const faultText = useFaultText();
  const { text, setText, wanted, shown, selectable, selected, chosen, choose, chooseAll } = useRetainedChoice(rows);
  const [backUp, setBackUp] = useState(true);
  const [dialog, setDialog] = useState<RetainedDialog | null>(null);
  const [heightPx, setHeightPx] = useState(HEIGHT_PX.own);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);

  const why = version === null ? t('offline') : retainUnavailable ? t('retainUnavailable') : null;
  // One at a time: what the second would delete the first may be about to bring back.
  const busy = useStore(runsStore, ({ byProfile }) => (byProfile[profileId]?.phase ?? 'ended') !== 'ended');

  const remove = async () => {
    const begun = await deletion.begin(selected, backUp);
    setDialog(null);
    if (begun) chooseAll(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What floats over the panel passes its events up to here, too.
    const isWithin = panel.current?.contains(event.target as Node) ?? false;
    if (event.key === 'Escape' && !event.defaultPrevented && isWithin && !sheet) onClose();
  };
  return (
    <>
      {!sheet && (
        <ResizeHandle
          label={t('resize')}
          orientation="horizontal"
          pane="after"
          size={heightPx}
          min={HEIGHT_PX.min}
          max={HEIGHT_PX.max}
          onResize={setHeightPx}
        />
      )}
      <section
        ref={panel}
        className={classes.panel}
        style={sheet ? undefined : { height: heightPx }}
        data-sheet={sheet || undefined}
        aria-label={t('title')}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <RetainedHead
          topicFilter={topicFilter}
          backUp={backUp}
          onBackUp={setBackUp}
          onClose={onClose}
          button={
            <Button
              className={classes.delete ?? ''}
              disabled={why !== null || selected.length === 0 || deletion.reading || busy}
              title={why ?? undefined}
              onClick={() => (selected.length > 1 ? setDialog('delete') : void remove())}
            >
              {selected.length === 0
                ? t('deleteNone')
                : t('delete', { count: selected.length, shown: selected.length.toLocaleString(i18n.language) })}
            </Button>
          }
        />
        <RetainedTools
          topicFilter={topicFilter}
          text={text}
          onText={setText}
          why={why}
          asking={asking.state.kind === 'asking'}
          busy={busy}
          onAsk={asking.ask}
          onRestore={() => setDialog('restore')}
          selected={selected.length}
          selectable={selectable.length}
          total={shown.length}
          onAll={chooseAll}
        />
        {(why !== null || asking.state.kind === 'not-asked') && <p className={classes.note}>{why ?? t('deletes')}</p>}
        {(why === null || asking.state.kind === 'failed') && (
          <AskReport state={asking.state} topicFilter={topicFilter} version={version ?? 5} />
        )}
        {deletion.fault && (
          <p className={classes.fault} role="alert">
            {faultText(deletion.fault)}
          </p>
        )}
        <RunReport profileId={profileId} version={version} />
        <RetainedList
          rows={shown}
          known={rows !== null}
          topicFilter={topicFilter}
          isFiltered={wanted !== ''}
          wanted={wanted}
          chosen={chosen}
          onChoose={choose}
        />
        {rows?.length === MAX_RETAINED && (
          <p className={classes.note}>{t('atMost', { total: MAX_RETAINED.toLocaleString(i18n.language) })}</p>
        )}
      </section>
      <RetainedDialogs
        open={dialog}
        profileId={profileId}
        topics={selected.map(({ topic }) => topic)}
        backUp={backUp}
        busy={deletion.reading}
        onDelete={() => void remove()}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

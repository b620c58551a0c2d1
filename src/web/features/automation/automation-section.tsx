// Repeats and responders of a connection: their lists, or the form of the one that is being written.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  automationDrafts,
  draftsOf,
  newRepeat,
  newResponder,
  openAutomationDraft,
} from '../../state/automation-drafts.ts';
import { automationStore, watchAutomations } from '../../state/automation-store.ts';
import { loadVariables } from '../../state/variables-store.ts';
import { takeIntent, workbenchOf, workbenchStore } from '../../state/workbench-store.ts';
import classes from './automation-section.module.css';
import { addAutomationTexts } from './automation-texts.ts';
import { DraftForm } from './form/draft-form.tsx';
import { RepeatList } from './list/repeat-list.tsx';
import { ResponderList } from './list/responder-list.tsx';
import { useAutomationActions } from './list/use-automation-actions.ts';
import { RateQuestionDialog } from './rate-question-dialog.tsx';
import { titleOf } from './start-automation.ts';
import { useLostFocus } from './use-lost-focus.ts';

addAutomationTexts();

export function AutomationSection({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('automation');
  const drafts = useStore(automationDrafts, (state) => draftsOf(profileId, state));
  const draft = drafts.at(-1);
  const fault = useStore(automationStore, (state) => state.fault);
  const actions = useAutomationActions();
  useEffect(() => {
    watchAutomations();
    void loadVariables();
  }, []);
  useAskedFor(profileId);
  const { removed, question } = actions;
  const lists = useRef<HTMLDivElement>(null);
  useLostFocus(draft === undefined, () => (draft ? null : lists.current?.querySelector<HTMLElement>('[data-create]')));
  useLostFocus(removed, () => lists.current?.querySelector<HTMLElement>('[data-undo]'));
  return (
    <>
      {draft ? (
        <DraftForm key={`${drafts.length} ${draft.id}`} profileId={profileId} draft={draft} onStart={actions.start} />
      ) : (
        <div className={classes.lists} ref={lists}>
          {fault !== null && (
            <p className={classes.fault} role="alert">
              {t('notKept', { message: fault })}
            </p>
          )}
          <div className={classes.said} role="status">
            {removed?.profileId === profileId && (
              <p className={classes.removed}>
                <span>{t('removed', { name: titleOf(removed) || t('noTopic') })}</span>
                <Button variant="subtle" data-undo className={classes.undo ?? ''} onClick={actions.undoRemoval}>
                  {t('undo')}
                </Button>
              </p>
            )}
          </div>
          <RepeatList profileId={profileId} actions={actions} />
          <ResponderList profileId={profileId} actions={actions} />
        </div>
      )}
      {question && <RateQuestionDialog question={question} onAnswer={actions.answer} />}
    </>
  );
}

/** What other parts of the page want to be repeated or answered becomes a form. */
function useAskedFor(profileId: string): void {
  const intent = useStore(workbenchStore, (state) => workbenchOf(profileId, state).intent);
  useEffect(() => {
    if (!intent) return;
    const taken = takeIntent(profileId, ['repeat', 'respond']);
    if (taken?.kind === 'repeat') openAutomationDraft(profileId, newRepeat(taken.template));
    if (taken?.kind === 'respond') openAutomationDraft(profileId, newResponder(taken.topicFilter, taken.answer));
  }, [profileId, intent]);
}

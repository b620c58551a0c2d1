import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { EMPTY_TEMPLATE } from '../../../../core/publish/publish-template.ts';
import { newRepeat, openAutomationDraft } from '../../../state/automation-drafts.ts';
import { automationStore, automationsOf } from '../../../state/automation-store.ts';
import { draftOf, draftStore, templateOf } from '../../../state/publish-drafts.ts';
import classes from '../automation-section.module.css';
import { AutomationList } from './automation-list.tsx';
import { RepeatRow } from './repeat-row.tsx';
import type { AutomationActions } from './use-automation-actions.ts';

export interface RepeatListProps {
  readonly profileId: string;
  readonly actions: AutomationActions;
}

export function RepeatList({ profileId, actions }: RepeatListProps) {
  const { t } = useTranslation('automation');
  const automations = useStore(automationStore, (state) => state.automations);
  const hasDraft = useStore(draftStore, (state) => draftOf(profileId, state).topic !== '');
  const repeats = automationsOf(automations, profileId, 'repeat');
  return (
    <AutomationList
      title={t('repeats.title')}
      createText={t('repeats.create')}
      onCreate={() => openAutomationDraft(profileId, newRepeat(EMPTY_TEMPLATE))}
      emptyText={t('repeats.empty')}
      emptyAction={
        hasDraft && (
          <Button
            variant="subtle"
            className={classes.inline ?? ''}
            onClick={() => openAutomationDraft(profileId, newRepeat(templateOf(draftOf(profileId))))}
          >
            {t('repeats.fromComposer')}
          </Button>
        )
      }
      rows={repeats.map((repeat) => <RepeatRow key={repeat.id} repeat={repeat} actions={actions} />)}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { newResponder, openAutomationDraft } from '../../../state/automation-drafts.ts';
import { automationStore, automationsOf } from '../../../state/automation-store.ts';
import { AutomationList } from './automation-list.tsx';
import { ResponderRow } from './responder-row.tsx';
import type { AutomationActions } from './use-automation-actions.ts';

export interface ResponderListProps {
  readonly profileId: string;
  readonly actions: AutomationActions;
}

export function ResponderList({ profileId, actions }: ResponderListProps) {
  const { t } = useTranslation('automation');
  const automations = useStore(automationStore, (state) => state.automations);
  const responders = automationsOf(automations, profileId, 'responder');
  return (
    <AutomationList
      title={t('responders.title')}
      createText={t('responders.create')}
      onCreate={() => openAutomationDraft(profileId, newResponder('', null))}
      emptyText={t('responders.empty')}
      rows={responders.map((responder) => <ResponderRow key={responder.id} responder={responder} actions={actions} />)}
    />
  );
}

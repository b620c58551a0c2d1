import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { draftOfAutomation, openAutomationDraft } from '../../../state/automation-drafts.ts';
import { changeDraft } from '../../../state/publish-drafts.ts';
import type { KeptAutomation } from '../../../storage/stored-automations.ts';
import classes from './automation-row.module.css';
import type { AutomationActions } from './use-automation-actions.ts';

export interface RowMenuProps {
  readonly kept: KeptAutomation;
  readonly name: string;
  readonly actions: AutomationActions;
}

export function RowMenu({ kept, name, actions }: RowMenuProps) {
  const { t } = useTranslation('automation');
  const label = t('moreNamed', { name });
  const toComposer = () => {
    if (kept.kind === 'repeat') changeDraft(kept.profileId, { ...kept.template, file: null, savedId: null });
  };
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon className={classes.tool ?? ''} aria-label={label} title={label}>
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => openAutomationDraft(kept.profileId, draftOfAutomation(kept))}>{t('edit')}</Menu.Item>
        <Menu.Item onClick={() => actions.duplicate(kept)}>{t('duplicate')}</Menu.Item>
        {kept.kind === 'repeat' && <Menu.Item onClick={toComposer}>{t('toComposer')}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item onClick={() => actions.remove(kept)}>{t('remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

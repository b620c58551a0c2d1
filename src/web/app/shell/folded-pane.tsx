import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarLeftExpand, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setFolded } from '../../state/settings-store.ts';
import classes from './folded-pane.module.css';

export interface FoldedPaneProps {
  readonly pane: 'connections' | 'subscriptions' | 'inspector';
  readonly side: 'left' | 'right';
}

/** What stands for a folded pane: a narrow rail that opens it again. */
export function FoldedPane({ pane, side }: FoldedPaneProps) {
  const { t } = useTranslation();
  const Icon = side === 'left' ? IconLayoutSidebarLeftExpand : IconLayoutSidebarRightExpand;
  return (
    <div className={classes.rail} data-side={side}>
      <ActionIcon aria-label={t(`unfold.${pane}`)} title={t(`unfold.${pane}`)} onClick={() => setFolded(pane, false)}>
        <Icon size={16} stroke={1.75} />
      </ActionIcon>
      <span className={classes.name} aria-hidden="true">
        {t(`paneNames.${pane}`)}
      </span>
    </div>
  );
}

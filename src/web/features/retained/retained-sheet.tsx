import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RetainedPanel } from './retained-panel.tsx';
import classes from './retained-sheet.module.css';

export interface RetainedSheetProps {
  readonly profileId: string;
  readonly topicFilter: string;
  readonly onClose: () => void;
}

/** On a phone: from below, over everything. */
export function RetainedSheet({ profileId, topicFilter, onClose }: RetainedSheetProps) {
  const { t } = useTranslation('retained');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="92%"
      // The panel has a head and a closing button of its own; this one names the dialog.
      title={t('title')}
      withCloseButton={false}
      classNames={{ body: classes.sheet ?? '', header: 'sr-only' }}
    >
      <RetainedPanel profileId={profileId} topicFilter={topicFilter} sheet onClose={onClose} />
    </Drawer>
  );
}

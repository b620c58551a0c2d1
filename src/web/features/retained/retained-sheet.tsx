import { Drawer } from '@mantine/core';
import { RetainedPanel } from './retained-panel.tsx';
import classes from './retained-sheet.module.css';

export interface RetainedSheetProps {
  readonly profileId: string;
  readonly topicFilter: string;
  readonly onClose: () => void;
}

/** On a phone: from below, over everything. */
export function RetainedSheet({ profileId, topicFilter, onClose }: RetainedSheetProps) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="92%"
      withCloseButton={false}
      classNames={{ body: classes.sheet ?? '' }}
    >
      <RetainedPanel profileId={profileId} topicFilter={topicFilter} sheet onClose={onClose} />
    </Drawer>
  );
}

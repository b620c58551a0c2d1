// Which of a level's messages are listed: muted ones are kept and not shown, or only these are.
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import { setMuted, showOnly } from '../../state/workspace-actions.ts';

export interface ListingItemsProps {
  readonly profileId: string;
  /** Of all that is at and below the level. */
  readonly filter: string;
}

export function ListingItems({ profileId, filter }: ListingItemsProps) {
  const { t } = useTranslation('topics');
  const muted = useWorkspace(profileId, ({ query }) => query?.hiddenFilters.includes(filter) === true);
  const only = useWorkspace(profileId, ({ query }) => query?.topicFilter === filter);
  return (
    <>
      <Menu.Item
        onClick={() => {
          // One that is shown alone and hidden would show nothing.
          if (muted && !only) setMuted(profileId, filter, false);
          showOnly(profileId, only ? null : filter);
        }}
      >
        {t(only ? 'menu.showAll' : 'menu.showOnly')}
      </Menu.Item>
      <Menu.Item
        onClick={() => {
          if (only && !muted) showOnly(profileId, null);
          setMuted(profileId, filter, !muted);
        }}
      >
        {t(muted ? 'menu.unmute' : 'menu.mute')}
      </Menu.Item>
    </>
  );
}

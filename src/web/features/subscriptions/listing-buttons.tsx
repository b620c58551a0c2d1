// Which of a subscription's messages are listed: muted ones are kept and not shown, or only this one's are.
import { ActionIcon } from '@mantine/core';
import { IconEyeOff, IconFocus2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setMuted, showOnly } from '../../state/workspace-actions.ts';
import classes from './listing-buttons.module.css';
import type { Listing } from './use-listing.ts';

export interface ListingButtonsProps {
  readonly profileId: string;
  /** As it was subscribed to. */
  readonly filter: string;
  readonly listing: Listing;
}

export function ListingButtons({ profileId, filter, listing }: ListingButtonsProps) {
  const { t } = useTranslation('subscriptions');
  const { topics, muted, only } = listing;
  const muteText = t(muted ? 'unmute' : 'mute', { filter });
  const onlyText = t(only ? 'showAll' : 'showOnly', { filter });
  return (
    <>
      <ActionIcon
        className={classes.button ?? ''}
        data-on={muted || undefined}
        aria-label={muteText}
        title={muteText}
        onClick={() => setMuted(profileId, topics, !muted)}
      >
        <IconEyeOff size={14} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        className={classes.button ?? ''}
        data-on={only || undefined}
        aria-label={onlyText}
        title={onlyText}
        onClick={() => {
          // One that is shown alone and hidden would show nothing.
          if (muted && !only) setMuted(profileId, topics, false);
          showOnly(profileId, only ? null : topics);
        }}
      >
        <IconFocus2 size={14} stroke={1.75} />
      </ActionIcon>
    </>
  );
}

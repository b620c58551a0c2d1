// What can be done with the message in the inspector, always in view under it.
import { Button, Menu } from '@mantine/core';
import { IconArrowsUpDown, IconBookmark, IconBookmarkFilled, IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { isCapture } from '../../../state/captures-store.ts';
import { COPIED_PARTS, type CopiedPart, type CopyOutcome, copyMessage } from './copy-message.ts';
import classes from './message-actions.module.css';
import { useBookmark } from './use-bookmark.ts';

export interface MessageActionsProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  /** Puts the message into the publish form. */
  readonly onPublish: ((seq: number) => void) | undefined;
  /** Shows the message's packet, and the exchange that it is part of. */
  readonly onExchange: ((seq: number) => void) | undefined;
}

/** How long a word of what came of it stands. */
const SAID_MS = 4_000;

export function MessageActions({ profileId, detail, onPublish, onExchange }: MessageActionsProps) {
  const { t } = useTranslation('related');
  const { seq, bookmarked } = detail.row;
  const bookmark = useBookmark(profileId, seq, bookmarked);
  const [said, say] = useState<CopyOutcome | 'bookmarkRefused' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => say(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const toggle = async () => say((await bookmark.toggle()) ? null : 'bookmarkRefused');
  const copy = async (part: CopiedPart) => say(await copyMessage(profileId, detail, part));
  // A command names a broker: a capture has none that could be asked.
  const parts = COPIED_PARTS.filter((part) => part !== 'command' || !isCapture(profileId));
  const Ribbon = bookmark.isSet ? IconBookmarkFilled : IconBookmark;
  return (
    <footer className={classes.foot}>
      {/* Over the buttons, so that they stay where they are. */}
      <p className={classes.said} data-bad={said !== null && said !== 'copied'} role="status">
        {said && t(`actions.${said}`)}
      </p>
      <div className={classes.buttons} role="toolbar" aria-label={t('actions.label')}>
        {onPublish && (
          <Button
            variant="default"
            className={classes.publish ?? ''}
            leftSection={<IconSend size={15} stroke={1.75} />}
            onClick={() => onPublish(seq)}
          >
            {t('actions.publish')}
          </Button>
        )}
        <Button
          variant="default"
          className={classes.bookmark ?? ''}
          aria-label={t('actions.bookmark')}
          aria-pressed={bookmark.isSet}
          title={`${t('actions.bookmark')}. ${t('actions.bookmarkMeaning')}`}
          onClick={() => void toggle()}
        >
          <Ribbon size={16} stroke={1.75} />
        </Button>
        {onExchange && (
          <Button
            variant="default"
            className={classes.bookmark ?? ''}
            aria-label={t('actions.exchange')}
            title={t('actions.exchange')}
            onClick={() => onExchange(seq)}
          >
            <IconArrowsUpDown size={16} stroke={1.75} />
          </Button>
        )}
        <Menu position="top-end" width={220} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button variant="default" className={classes.copy ?? ''}>
              {t('actions.copyAs')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {parts.map((part) => (
              <Menu.Item key={part} onClick={() => void copy(part)}>
                {t(`actions.${part}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </footer>
  );
}

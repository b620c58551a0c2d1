import { ActionIcon } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { type CSSProperties, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { readSharedFilter } from '../../../core/mqtt/topic.ts';
import { QosBadge } from '../../kit/qos-badge/qos-badge.tsx';
import { withoutDefaults } from '../../kit/subscription-options/option-faults.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { unsubscribe } from '../../state/workspace-actions.ts';
import { ColorChoice } from './color-choice.tsx';
import { changeEdit, filterDraftOf, filterDraftStore } from './filter-draft-store.ts';
import { ListingButtons } from './listing-buttons.tsx';
import { OptionBadges } from './option-badges.tsx';
import { splitFilter } from './split-filter.ts';
import { SubscriptionEditor } from './subscription-editor.tsx';
import classes from './subscription-item.module.css';
import type { SubscriptionRow } from './subscription-rows.ts';
import { SubscriptionStatus } from './subscription-status.tsx';
import { useListing } from './use-listing.ts';

export interface SubscriptionItemProps {
  readonly profileId: string;
  readonly version: ProtocolVersion;
  readonly row: SubscriptionRow;
}

export function SubscriptionItem({ profileId, version, row }: SubscriptionItemProps) {
  const { t } = useTranslation('subscriptions');
  const editorId = useId();
  const editButton = useRef<HTMLButtonElement>(null);
  const { filter, color, status } = row;
  const edit = useStore(filterDraftStore, (drafts) => filterDraftOf(profileId, drafts).edits.get(filter));
  const editing = edit !== undefined;
  const sharing = readSharedFilter(filter);
  const { head, tail } = splitFilter(sharing?.filter ?? filter);
  const listing = useListing(profileId, filter);
  const granted = status.kind === 'granted';
  const shownQos = granted ? status.qos : row.qos;
  const refused = status.kind === 'refused' || status.kind === 'over-limit';
  const particular = sharing !== null || Object.keys(withoutDefaults(row)).length > 0;
  const close = () => {
    changeEdit(profileId, filter, null);
    editButton.current?.focus();
  };
  return (
    <li
      className={classes.item}
      aria-label={filter}
      data-editing={editing || undefined}
      data-muted={listing.muted || undefined}
      onKeyDown={(event) => {
        // A menu of the item stands elsewhere in the page, and takes its own Escape.
        const inside = event.currentTarget.contains(event.target as Node);
        if (event.key === 'Escape' && editing && inside) close();
      }}
      style={{ '--c': `var(--cat-${color})` } as CSSProperties}
    >
      <ColorChoice profileId={profileId} filter={filter} color={color} />
      <span className={classes.filter} title={filter}>
        <span className={classes.head}>{head}</span>
        <span className={classes.tail}>{tail}</span>
      </span>
      <ActionIcon
        ref={editButton}
        className={classes.tool ?? ''}
        aria-label={t('edit', { filter })}
        title={t('edit', { filter })}
        aria-expanded={editing}
        aria-controls={editorId}
        onClick={() => changeEdit(profileId, filter, editing ? null : { qos: row.qos, options: withoutDefaults(row) })}
      >
        <IconPencil size={14} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        className={classes.tool ?? ''}
        aria-label={t('unsubscribe', { filter })}
        title={t('unsubscribe', { filter })}
        onClick={() => {
          changeEdit(profileId, filter, null);
          void unsubscribe(profileId, filter);
        }}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
      <span className={classes.status}>
        {!refused && <QosBadge qos={shownQos} />}
        <SubscriptionStatus version={version} row={row} />
        {listing.muted && <span>{t('muted')}</span>}
        {!refused && (
          <span className={classes.listing}>
            <ListingButtons profileId={profileId} filter={filter} listing={listing} />
          </span>
        )}
        {granted && <Rate profileId={profileId} index={row.rateIndex} />}
      </span>
      {particular && (
        <span className={classes.badges}>
          <OptionBadges options={row} group={sharing?.group} />
        </span>
      )}
      <div id={editorId} className={classes.editor} hidden={!editing}>
        {edit && <SubscriptionEditor profileId={profileId} version={version} row={row} edit={edit} onClose={close} />}
      </div>
    </li>
  );
}

function Rate({ profileId, index }: { readonly profileId: string; readonly index: number }) {
  const { t, i18n } = useTranslation('subscriptions');
  const rate = useWorkspace(profileId, ({ tick }) => Math.round(tick.subscriptionRates[index] ?? 0));
  return (
    <span className={classes.rate} data-some={rate > 0 || undefined}>
      {t('rate', { rate: rate.toLocaleString(i18n.language) })}
    </span>
  );
}

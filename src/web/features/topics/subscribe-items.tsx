// Subscribes to all that is at and below a level, with the QoS that one presses.
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Qos } from '../../../core/mqtt/qos.ts';
import { checkTopicFilter } from '../../../core/mqtt/topic.ts';
import { QosBadge } from '../../kit/qos-badge/qos-badge.tsx';
import { useActiveProfile } from '../../state/use-workspace.ts';
import { subscribe } from '../../state/workspace-actions.ts';
import classes from './topic-menu.module.css';

const LEVELS: readonly Qos[] = [0, 1, 2];

export interface SubscribeItemsProps {
  readonly profileId: string;
  readonly filter: string;
}

export function SubscribeItems({ profileId, filter }: SubscribeItemsProps) {
  const { t } = useTranslation('topics');
  const known = useActiveProfile()?.subscriptions.find((subscription) => subscription.filter === filter);
  const [before, after = ''] = t(known ? 'menu.subscribed' : 'menu.subscribe', { filter: '\n' }).split('\n');
  return (
    <>
      <Menu.Label className={classes.label ?? ''}>
        <span className={classes.text} title={filter}>
          {before}
          <bdi className={classes.filter}>{filter}</bdi>
          {after}
        </span>
      </Menu.Label>
      <div className={classes.levels}>
        {LEVELS.map((qos) => (
          <Menu.Item
            key={qos}
            aria-label={t('menu.subscribeAt', { filter, qos })}
            disabled={known !== undefined || !checkTopicFilter(filter).ok}
            onClick={() => void subscribe(profileId, [{ filter, qos }])}
          >
            <span className={classes.level}>
              QoS <QosBadge qos={qos} />
            </span>
          </Menu.Item>
        ))}
      </div>
    </>
  );
}

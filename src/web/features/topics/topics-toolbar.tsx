import { ActionIcon } from '@mantine/core';
import { IconFold, IconFoldDown, IconListDetails, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicOrder, TopicTreeView } from '../../../core/log/topic-row.ts';
import { PinIcon } from '../../kit/pin-icon/pin-icon.tsx';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import { FilterField } from './filter-field.tsx';
import classes from './topics-toolbar.module.css';

const ORDERS = ['name', 'count', 'rate', 'recent'] as const satisfies readonly TopicOrder[];

export interface TopicsToolbarProps {
  readonly field: Ref<HTMLInputElement>;
  readonly view: TopicTreeView;
  readonly onView: (view: TopicTreeView) => void;
  readonly onExpandAll: (expanded: boolean) => void;
  readonly paused: boolean;
  readonly onPause: (paused: boolean) => void;
  /** Absent: that is not offered. */
  readonly onManageRetained?: (() => void) | undefined;
}

export function TopicsToolbar(props: TopicsToolbarProps) {
  const { field, view, onView, onExpandAll, paused, onPause, onManageRetained } = props;
  const { t } = useTranslation('topics');
  const { order, retainedOnly } = view;
  return (
    <search className={classes.tools}>
      <FilterField ref={field} text={view.text} onText={(text) => onView({ ...view, text })} />
      <span className={classes.sort}>
        <span className={classes.label} aria-hidden="true">
          {t('sort')}
        </span>
        <SegmentChoice
          label={t('sort')}
          options={ORDERS.map((value) => ({ value, text: t(`order.${value}`) }))}
          value={order}
          onChange={(chosen) => onView({ ...view, order: chosen })}
        />
      </span>
      <button
        type="button"
        className={classes.tool}
        aria-pressed={retainedOnly}
        aria-label={t('retainedOnly')}
        title={t('retainedMeaning')}
        onClick={() => onView({ ...view, retainedOnly: !retainedOnly })}
      >
        <PinIcon />
        <span className={classes.word}>{t('retainedOnly')}</span>
      </button>
      {onManageRetained && (
        <ActionIcon
          className={`${classes.icon} ${classes.manage}`}
          aria-label={t('menu.retained')}
          title={t('menu.retained')}
          onClick={onManageRetained}
        >
          <IconListDetails size={16} stroke={1.75} />
        </ActionIcon>
      )}
      <PauseButton paused={paused} onPause={onPause} />
      <span className={classes.folds}>
        <ActionIcon
          className={classes.icon ?? ''}
          aria-label={t('expandAll')}
          title={t('expandAll')}
          onClick={() => onExpandAll(true)}
        >
          <IconFoldDown size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          className={classes.icon ?? ''}
          aria-label={t('foldAll')}
          title={t('foldAll')}
          onClick={() => onExpandAll(false)}
        >
          <IconFold size={16} stroke={1.75} />
        </ActionIcon>
      </span>
    </search>
  );
}

function PauseButton({ paused, onPause }: Pick<TopicsToolbarProps, 'paused' | 'onPause'>) {
  const { t } = useTranslation('topics');
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  const name = t(paused ? 'resume' : 'pause');
  return (
    <button
      type="button"
      className={`${classes.tool} ${classes.pause}`}
      aria-label={name}
      title={t('pauseMeaning')}
      data-on={paused || undefined}
      onClick={() => onPause(!paused)}
    >
      <Icon size={16} stroke={1.75} />
      {/* Both words take their place, so that nothing beside them moves. */}
      <span className={classes.words}>
        <span data-shown={!paused || undefined}>{t('pause')}</span>
        <span data-shown={paused || undefined}>{t('resume')}</span>
      </span>
    </button>
  );
}

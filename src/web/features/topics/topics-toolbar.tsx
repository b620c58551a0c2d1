import { ActionIcon } from '@mantine/core';
import { IconFilter, IconFold, IconFoldDown } from '@tabler/icons-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicOrder, TopicTreeView } from '../../../core/log/topic-row.ts';
import { PinIcon } from '../../kit/pin-icon/pin-icon.tsx';
import { SearchField } from '../../kit/search-field/search-field.tsx';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import classes from './topics-toolbar.module.css';

const ORDERS = ['name', 'count', 'rate', 'recent'] as const satisfies readonly TopicOrder[];

/** Typing goes on within it, so that the topics are not gone through for every letter. */
const TYPING_MS = 120;

export interface TopicsToolbarProps {
  readonly field: Ref<HTMLInputElement>;
  readonly view: TopicTreeView;
  readonly onView: (view: TopicTreeView) => void;
  readonly onExpandAll: (expanded: boolean) => void;
}

export function TopicsToolbar({ field, view, onView, onExpandAll }: TopicsToolbarProps) {
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

interface FilterFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function FilterField({ ref, text, onText }: FilterFieldProps) {
  const { t } = useTranslation('topics');
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onText);
  latest.current = onText;
  // Cleared from elsewhere.
  useEffect(() => setTyped(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (value: string, delayMs: number) => {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(value.trim()), delayMs);
  };
  return (
    <div className={classes.field}>
      <SearchField
        ref={ref}
        label={t('filter')}
        placeholder={t('filterHint')}
        title={t('filterKeys')}
        clearLabel={t('clearFilter')}
        icon={<IconFilter size={14} stroke={1.75} />}
        value={typed}
        onText={(value) => type(value, value === '' ? 0 : TYPING_MS)}
      />
    </div>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../kit/search-field/search-field.tsx';
import classes from './retained-tools.module.css';

export interface RetainedToolsProps {
  readonly topicFilter: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Why the broker cannot be asked; null: it can. */
  readonly why: string | null;
  readonly asking: boolean;
  /** A deletion or restoring goes on. */
  readonly busy: boolean;
  readonly onAsk: () => void;
  readonly onRestore: () => void;
  readonly selected: number;
  readonly selectable: number;
  readonly total: number;
  readonly onAll: (all: boolean) => void;
}

export function RetainedTools(props: RetainedToolsProps) {
  const { topicFilter, text, onText, why, asking, busy, onAsk, onRestore, selected, selectable, total, onAll } = props;
  const { t, i18n } = useTranslation('retained');
  const shown = (count: number) => count.toLocaleString(i18n.language);
  const isAll = selectable > 0 && selected === selectable;
  const all = t(isAll ? 'selectNone' : 'selectAll');
  return (
    <div className={classes.tools}>
      <Checkbox
        className={classes.all ?? ''}
        aria-label={all}
        title={all}
        checked={isAll}
        indeterminate={selected > 0 && !isAll}
        onChange={() => onAll(!isAll)}
      />
      <span className={classes.count} role="status">
        {t('selected', { selected: shown(selected), total: shown(total) })}
      </span>
      <search className={classes.search}>
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          clearLabel={t('clearSearch')}
          icon={<IconSearch size={14} stroke={1.75} />}
          value={text}
          onText={onText}
        />
      </search>
      <Button
        className={classes.tool ?? ''}
        disabled={why !== null || asking}
        title={why ?? t('askMeaning', { filter: topicFilter })}
        onClick={onAsk}
      >
        {t(asking ? 'asking' : 'ask')}
      </Button>
      <Button
        className={classes.tool ?? ''}
        disabled={why !== null || busy}
        title={why ?? undefined}
        onClick={onRestore}
      >
        {t('restore')}
      </Button>
    </div>
  );
}

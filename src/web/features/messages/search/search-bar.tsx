import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../kit/search-field/search-field.tsx';
import classes from './search-bar.module.css';
import type { MessageSearch } from './use-message-search.ts';

export interface SearchBarProps {
  readonly search: MessageSearch;
  readonly filtersOpen: boolean;
  readonly filtersId: string;
  readonly onToggleFilters: () => void;
}

export function SearchBar({ search, filtersOpen, filtersId, onToggleFilters }: SearchBarProps) {
  const { t } = useTranslation('messages');
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(() => input.current?.focus());
  const { text, filters } = search;
  return (
    <search className={classes.bar}>
      <div className={classes.field}>
        <SearchField
          ref={input}
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          title={t('search.keys')}
          clearLabel={t('search.clear')}
          icon={<IconSearch size={14} stroke={1.75} />}
          value={text}
          onText={search.setText}
        />
      </div>
      <button
        type="button"
        className={classes.filters}
        aria-expanded={filtersOpen}
        aria-controls={filtersId}
        aria-label={filters > 0 ? t('search.filtersSet', { count: filters }) : t('search.filters')}
        data-active={filters > 0 || undefined}
        onClick={onToggleFilters}
      >
        <IconFilter size={16} stroke={1.75} aria-hidden="true" />
        <span className={classes.word}>{t('search.filters')}</span>
        {filters > 0 && <span className={classes.count}>{filters}</span>}
      </button>
    </search>
  );
}

/** `/` leads to the search, as long as nothing is being typed elsewhere. */
function useSlashKey(onKey: () => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing = target?.closest('input, textarea, select, [contenteditable], [role=dialog]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SearchField } from '../../../kit/search-field/search-field.tsx';
import classes from './connections-pane.module.css';
import { currentSections, focusStop, listStore, setSearch, stopsOf } from './list-store.ts';

/** Finds by name, host, group and topic filter. Down goes to what was found, Escape shows everything again. */
export function ConnectionSearch() {
  const { t } = useTranslation('connections');
  const search = useStore(listStore, (state) => state.search);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    const [first] = stopsOf(currentSections());
    if (first !== undefined) focusStop(first);
    event.preventDefault();
  };
  return (
    <div className={classes.search}>
      <SearchField
        label={t('find')}
        placeholder={t('find')}
        title={t('list.findIn')}
        clearLabel={t('list.findClear')}
        icon={<IconSearch size={14} stroke={1.75} />}
        value={search}
        onText={setSearch}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

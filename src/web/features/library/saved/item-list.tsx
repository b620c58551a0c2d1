// The items of a folder, with those of the folders in it.
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { childrenOf } from '../../../state/library-store.ts';
import classes from '../library.module.css';
import type { LibraryRun } from '../run/use-run.ts';
import { FolderRow } from './folder-row.tsx';
import { PublishRow } from './publish-row.tsx';

export interface ItemListProps {
  readonly profileId: string;
  readonly items: readonly LibraryItem[];
  readonly all: readonly LibraryItem[];
  /** In lower case; empty: everything is shown. */
  readonly search: string;
  readonly run: LibraryRun;
  readonly onEditRequest: (id: string) => void;
}

export function ItemList(props: ItemListProps) {
  const { t } = useTranslation('library');
  const { profileId, items, all, search, run, onEditRequest } = props;
  const shown = items.filter((item) => matches(item, all, search));
  if (shown.length === 0 && search !== '') return <p className={classes.empty}>{t('nothingFound')}</p>;
  return (
    <ul className={classes.list} aria-label={t('list')}>
      {shown.map((item) =>
        item.kind === 'folder' ? (
          <FolderRow key={item.id} folder={item} all={all} run={run} isOpen={search !== ''}>
            <ItemList {...props} items={childrenOf(item.id, all)} />
          </FolderRow>
        ) : (
          <PublishRow
            key={item.id}
            profileId={profileId}
            item={item}
            all={all}
            run={run}
            onEditRequest={() => onEditRequest(item.id)}
          />
        ),
      )}
    </ul>
  );
}

function matches(item: LibraryItem, all: readonly LibraryItem[], search: string): boolean {
  if (search === '' || item.name.toLowerCase().includes(search)) return true;
  if (item.kind === 'folder') return childrenOf(item.id, all).some((child) => matches(child, all, search));
  const { topic, payload } = item.template;
  return topic.toLowerCase().includes(search) || payload.text.toLowerCase().includes(search);
}

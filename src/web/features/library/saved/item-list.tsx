// The items of a folder, with those of the folders in it.
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { childrenOf } from '../../../state/library-store.ts';
import classes from '../library.module.css';
import type { LibraryRun } from '../run/use-run.ts';
import { FolderRow } from './folder-row.tsx';
import { isFound, isNamed } from './is-found.ts';
import { PublishRow } from './publish-row.tsx';

export interface ItemListProps {
  readonly profileId: string;
  readonly label: string;
  readonly items: readonly LibraryItem[];
  readonly all: readonly LibraryItem[];
  /** In lower case; empty: everything is shown. */
  readonly search: string;
  readonly run: LibraryRun;
  /** The item whose name is being written. */
  readonly namedId: string | null;
  readonly onName: (id: string | null) => void;
  readonly onEditRequest: (id: string) => void;
}

export function ItemList(props: ItemListProps) {
  const { t } = useTranslation('library');
  const { profileId, label, items, all, search, run, namedId, onName, onEditRequest } = props;
  const shown = items.filter((item) => isFound(item, all, search));
  if (shown.length === 0) return search === '' ? null : <p className={classes.empty}>{t('nothingFound')}</p>;
  return (
    <ul className={classes.list} aria-label={label}>
      {shown.map((item) => {
        const naming = {
          isNaming: item.id === namedId,
          onName: (isNaming: boolean) => onName(isNaming ? item.id : null),
        };
        if (item.kind === 'publish') {
          const onEdit = () => onEditRequest(item.id);
          return <PublishRow key={item.id} {...{ profileId, item, all, run }} {...naming} onEditRequest={onEdit} />;
        }
        // A folder that is found by its name shows all that is in it.
        const within = isNamed(item, search) ? '' : search;
        return (
          <FolderRow key={item.id} folder={item} all={all} run={run} isOpen={search !== ''} {...naming}>
            <ItemList {...props} label={item.name} items={childrenOf(item.id, all)} search={within} />
          </FolderRow>
        );
      })}
    </ul>
  );
}

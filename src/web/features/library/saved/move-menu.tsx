// Up, down, and into another folder.
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { childrenOf, foldersOf, isWithin, nextOrder, saveItems } from '../../../state/library-store.ts';

/** More are chosen in the folder's own place: a menu is no tree. */
const MAX_FOLDERS = 12;

export function MoveMenu({ item, all }: { readonly item: LibraryItem; readonly all: readonly LibraryItem[] }) {
  const { t } = useTranslation('library');
  const neighbours = childrenOf(item.parentId, all).filter(({ kind }) => kind === item.kind);
  const at = neighbours.findIndex(({ id }) => id === item.id);
  const exchange = (step: number) => {
    const moved = neighbours.toSpliced(at, 1).toSpliced(at + step, 0, item);
    void saveItems(moved.map((one, i) => ({ ...one, order: i + 1 })));
  };
  const move = (parentId: string | null) => void saveItems([{ ...item, parentId, order: nextOrder(parentId, all) }]);
  const folders = foldersOf(all).filter(({ id }) => id !== item.parentId && !isWithin(id, item.id, all));
  return (
    <>
      <Menu.Item disabled={at <= 0} onClick={() => exchange(-1)}>
        {t('moveUp')}
      </Menu.Item>
      <Menu.Item disabled={at < 0 || at >= neighbours.length - 1} onClick={() => exchange(1)}>
        {t('moveDown')}
      </Menu.Item>
      {item.parentId !== null && <Menu.Item onClick={() => move(null)}>{t('moveToTop')}</Menu.Item>}
      {folders.slice(0, MAX_FOLDERS).map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => move(id)}>
          {t('moveTo', { name })}
        </Menu.Item>
      ))}
    </>
  );
}

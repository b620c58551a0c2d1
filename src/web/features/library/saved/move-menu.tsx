// Up, down, and into another folder.
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { foldersOf, isWithin } from '../../../state/library-store.ts';
import { moveBy, moveInto, neighboursOf } from './move-item.ts';

/** More are moved to step by step, or by dragging: a menu is no tree. */
const MAX_FOLDERS = 12;

export function MoveMenu({ item, all }: { readonly item: LibraryItem; readonly all: readonly LibraryItem[] }) {
  const { t } = useTranslation('library');
  const neighbours = neighboursOf(item, all);
  const at = neighbours.findIndex(({ id }) => id === item.id);
  const folders = foldersOf(all).filter(({ id }) => id !== item.parentId && !isWithin(id, item.id, all));
  return (
    <>
      <Menu.Item disabled={at <= 0} onClick={() => moveBy(item, -1)}>
        {t('moveUp')}
      </Menu.Item>
      <Menu.Item disabled={at < 0 || at >= neighbours.length - 1} onClick={() => moveBy(item, 1)}>
        {t('moveDown')}
      </Menu.Item>
      {item.parentId !== null && <Menu.Item onClick={() => moveInto(item, null)}>{t('moveToTop')}</Menu.Item>}
      {folders.slice(0, MAX_FOLDERS).map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => moveInto(item, id)}>
          {t('moveTo', { name })}
        </Menu.Item>
      ))}
    </>
  );
}

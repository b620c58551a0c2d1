import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { saveItems } from '../../../state/library-store.ts';
import classes from '../library.module.css';

/** In the place of a name: Enter keeps it, Escape leaves it as it was. */
export function NameField({ item, onDone }: { readonly item: LibraryItem; readonly onDone: () => void }) {
  const { t } = useTranslation('library');
  const [name, setName] = useState(item.name);
  const keep = () => {
    const trimmed = name.trim();
    if (trimmed !== '' && trimmed !== item.name) void saveItems([{ ...item, name: trimmed }]);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') keep();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };
  return (
    <input
      className={classes.input}
      aria-label={t('nameOf', { name: item.name })}
      // biome-ignore lint/a11y/noAutofocus: it stands where the name was that is to be changed
      autoFocus
      value={name}
      onFocus={({ currentTarget }: FocusEvent<HTMLInputElement>) => currentTarget.select()}
      onBlur={keep}
      onKeyDown={onKeyDown}
      onChange={({ currentTarget }) => setName(currentTarget.value)}
    />
  );
}

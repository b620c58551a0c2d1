import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { saveItems } from '../../../state/library-store.ts';
import { focusItem } from '../focus-when-there.ts';
import classes from '../library.module.css';

/** In the place of a name: Enter keeps it, Escape leaves it as it was. What could not be kept stays to be kept again. */
export function NameField({ item, onDone }: { readonly item: LibraryItem; readonly onDone: () => void }) {
  const { t } = useTranslation('library');
  const [name, setName] = useState(item.name);
  /** The field loses the focus, too, when it goes. */
  const isDone = useRef(false);
  const done = (byKey: boolean) => {
    isDone.current = true;
    onDone();
    if (byKey) focusItem(item.id);
  };
  const keep = async (byKey: boolean) => {
    if (isDone.current) return;
    const trimmed = name.trim();
    if (trimmed === '' || trimmed === item.name || (await saveItems([{ ...item, name: trimmed }]))) done(byKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The list's own keys are not meant here.
    event.stopPropagation();
    if (event.key === 'Enter') void keep(true);
    if (event.key === 'Escape') done(true);
  };
  return (
    <input
      className={classes.input}
      aria-label={t('nameOf', { name: item.name })}
      // biome-ignore lint/a11y/noAutofocus: it stands where the name was that is to be changed
      autoFocus
      value={name}
      onFocus={({ currentTarget }: FocusEvent<HTMLInputElement>) => currentTarget.select()}
      onBlur={() => void keep(false)}
      onKeyDown={onKeyDown}
      onChange={({ currentTarget }) => setName(currentTarget.value)}
    />
  );
}

// Takes a collection from a file, shows what is in it, and puts it under a folder of its own: nothing is overwritten. And
// the way back.
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOfFile, type LibraryFile } from '../../../core/publish/library-file.ts';
import type { LibraryItem } from '../../../core/publish/saved-publish.ts';
import { newItemId, nextOrder, saveItems } from '../../state/library-store.ts';
import { exportFolder, libraryText } from './export-library.ts';
import classes from './library.module.css';
import { type LibraryFileFault, MAX_LIBRARY_FILE_BYTES, readLibraryFile } from './read-library-file.ts';

type Found =
  | { readonly kind: 'file'; readonly name: string; readonly file: LibraryFile }
  | { readonly kind: 'fault'; readonly name: string; readonly fault: LibraryFileFault };

export function ImportPanel({
  items,
  onClose,
}: {
  readonly items: readonly LibraryItem[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('library');
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [isCopied, setCopied] = useState(false);
  const read = async (file: File) => {
    const text = file.size > MAX_LIBRARY_FILE_BYTES ? null : await file.text();
    const result = text === null ? ({ ok: false, error: { kind: 'too-large' } } as const) : readLibraryFile(text);
    const { name } = file;
    setFound(result.ok ? { kind: 'file', name, file: result.value } : { kind: 'fault', name, fault: result.error });
  };
  const take = ({ name, file }: Extract<Found, { kind: 'file' }>) => {
    const id = newItemId();
    const folder: LibraryItem = {
      ...{ kind: 'folder', id, name: name.replace(/\.json$/iu, ''), parentId: null },
      order: nextOrder(null, items),
    };
    void saveItems([folder, ...itemsOfFile(file, id, newItemId)]).then((isKept) => isKept && onClose());
  };
  return (
    <section className={classes.card} aria-label={t('transfer')}>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('import.choose')}
          data-field="library-file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file) void read(file);
          }}
        />
        <Button
          variant="default"
          disabled={items.length === 0}
          onClick={() => exportFolder(null, 'mqtt-loupe-publishes')}
        >
          {t('export.all')}
        </Button>
        <Button
          variant="default"
          disabled={items.length === 0}
          onClick={() => void navigator.clipboard.writeText(libraryText(null)).then(() => setCopied(true))}
        >
          {t(isCopied ? 'export.copied' : 'export.copy')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      <p className={classes.hint}>{t('export.hint')}</p>
      {found?.kind === 'fault' && (
        <p className={classes.fault} role="alert">
          {t(`import.faults.${found.fault.kind}`, { name: found.name, ...NO_PLACE, ...found.fault })}
        </p>
      )}
      {found?.kind === 'file' && (
        <p className={classes.note} role="status">
          {t('import.found', { name: found.name, count: countPublishes(found.file.items) })}{' '}
          <button type="button" className={classes.link} onClick={() => take(found)}>
            {t('import.take')}
          </button>
        </p>
      )}
    </section>
  );
}

const NO_PLACE = { line: 0, column: 0, path: '' };

function countPublishes(items: LibraryFile['items']): number {
  return items.reduce((sum, item) => sum + ('folder' in item ? countPublishes(item.items) : 1), 0);
}

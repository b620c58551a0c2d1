// Takes a collection from a file or the clipboard, shows what is in it before it comes; and the way back.
import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryFile } from '../../../core/publish/library-file.ts';
import type { LibraryItem } from '../../../core/publish/saved-publish.ts';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import { loadVariables } from '../../state/variables-store.ts';
import { exportFolder, libraryText } from './export-library.ts';
import { focusWhenThere } from './focus-when-there.ts';
import { countPublishes, importLibrary } from './import-library.ts';
import classes from './library.module.css';
import { type LibraryFileFault, MAX_LIBRARY_FILE_BYTES, readLibraryFile } from './read-library-file.ts';

type Found =
  | { readonly kind: 'file'; readonly name: string; readonly file: LibraryFile }
  | { readonly kind: 'fault'; readonly name: string; readonly fault: LibraryFileFault }
  /** The browser gives no clipboard to this page, or a person has refused it. */
  | { readonly kind: 'no-clipboard' };

export interface ImportPanelProps {
  readonly profileId: string;
  readonly items: readonly LibraryItem[];
  readonly onImported: (folderId: string) => void;
  readonly onClose: () => void;
}

export function ImportPanel({ profileId, items, onImported, onClose }: ImportPanelProps) {
  const { t } = useTranslation('library');
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [isCopied, setCopied] = useState(false);
  const [hasValues, setHasValues] = useState(false);
  useEffect(() => void loadVariables(), []);
  const withValues = hasValues ? profileId : null;
  const read = (name: string, text: string | null) => {
    const result = text === null ? ({ ok: false, error: { kind: 'too-large' } } as const) : readLibraryFile(text);
    setFound(result.ok ? { kind: 'file', name, file: result.value } : { kind: 'fault', name, fault: result.error });
    if (result.ok) focusWhenThere('[data-library-take]');
  };
  const readFile = async (file: File) => read(file.name, file.size > MAX_LIBRARY_FILE_BYTES ? null : await file.text());
  const paste = async () => {
    try {
      read(t('import.clipboardName'), await navigator.clipboard.readText());
    } catch {
      setFound({ kind: 'no-clipboard' });
    }
  };
  const take = ({ name, file }: Extract<Found, { kind: 'file' }>) =>
    void importLibrary(name.replace(/\.json$/iu, ''), file).then((id) => id !== null && onImported(id));
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
            if (file) void readFile(file);
            currentTarget.value = '';
          }}
        />
        <Button variant="default" onClick={() => void paste()}>
          {t('import.paste')}
        </Button>
        <Button
          variant="default"
          disabled={items.length === 0}
          onClick={() => exportFolder(null, 'mqtt-loupe-publishes', withValues)}
        >
          {t('export.all')}
        </Button>
        <Button
          variant="default"
          disabled={items.length === 0}
          onClick={() => void copyText(libraryText(null, withValues)).then(setCopied)}
        >
          {t(isCopied ? 'export.copied' : 'export.copy')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      <Checkbox
        label={t('export.withValues')}
        checked={hasValues}
        onChange={({ currentTarget }) => {
          setHasValues(currentTarget.checked);
          setCopied(false);
        }}
      />
      <p className={classes.hint}>{t(hasValues ? 'export.valuesHint' : 'export.hint')}</p>
      {found?.kind === 'fault' && (
        <p className={classes.fault} role="alert">
          {t(`import.faults.${found.fault.kind}`, { name: found.name, ...NO_PLACE, ...found.fault })}
        </p>
      )}
      {found?.kind === 'no-clipboard' && (
        <p className={classes.fault} role="alert">
          {t('import.noClipboard')}
        </p>
      )}
      <div className={classes.said} role="status">
        {found?.kind === 'file' && (
          <p className={classes.note}>
            {t('import.found', { name: found.name, count: countPublishes(found.file.items) })}{' '}
            {found.file.environments && t('import.environments', { count: found.file.environments.length })}{' '}
            <Button variant="filled" data-library-take onClick={() => take(found)}>
              {t('import.take')}
            </Button>
          </p>
        )}
      </div>
    </section>
  );
}

const NO_PLACE = { line: 0, column: 0, path: '' };

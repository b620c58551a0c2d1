import { Button } from '@mantine/core';
import { IconAlertTriangle, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import classes from './import-dialog.module.css';
import { closeImport } from './import-dialog-store.ts';
import type { ReadFault } from './read-source.ts';
import { useFaultText } from './use-fault-text.ts';
import type { ImportModel } from './use-import.ts';

/** Asks for a file or a text; after one that could not be read, says why, and what to do. */
export function SourceStep({ model, fault }: { readonly model: ImportModel; readonly fault: ReadFault | null }) {
  const { t } = useTranslation('transferImport');
  const [over, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) model.readFile(dropped);
  };
  return (
    <>
      <div className={classes.part}>
        {fault && <Fault fault={fault} name={model.fileName} />}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way to what the button does */}
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <IconUpload size={20} stroke={1.75} aria-hidden="true" />
          <span>{t('drop')}</span>
          <Button data-autofocus onClick={() => file.current?.click()}>
            {t('choose')}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            aria-label={t('choose')}
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              currentTarget.value = '';
              if (chosen) model.readFile(chosen);
            }}
          />
        </div>
        <p className={classes.hint}>
          <CodeText text={t('intro')} />
        </p>
        <label className={classes.label} htmlFor={id}>
          {t('paste')}
        </label>
        <textarea
          id={id}
          className={classes.field}
          rows={5}
          placeholder={t('pastePlaceholder')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={model.pasted}
          onChange={(event) => model.paste(event.currentTarget.value)}
        />
      </div>
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={closeImport}>
          {t('cancel')}
        </Button>
        <Button variant="filled" disabled={model.pasted.trim() === ''} onClick={model.readPasted}>
          {t('read')}
        </Button>
      </div>
    </>
  );
}

function Fault({ fault, name }: { readonly fault: ReadFault; readonly name: string | null }) {
  const lines = useFaultText(fault);
  return (
    <div className={classes.alert} role="alert">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <div>
        {name !== null && <strong className={classes.file}>{name}</strong>}
        {lines.map((line) => (
          <p key={line}>
            <CodeText text={line} />
          </p>
        ))}
      </div>
    </div>
  );
}

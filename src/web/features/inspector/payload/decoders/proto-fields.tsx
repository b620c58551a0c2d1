import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './decoders-dialog.module.css';
import { FileButton } from './file-button.tsx';
import { readSchemaFiles } from './read-schema-files.ts';
import { SchemaVerdictText } from './schema-verdict-text.tsx';
import type { DecoderForm } from './use-decoder-form.ts';

/** The .proto files, and which of their messages the payload is. */
export function ProtoFields({ form }: { readonly form: DecoderForm }) {
  const { t } = useTranslation('payloadViews');
  const id = useId();
  const { fields, change, verdict } = form;
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const load = async (files: readonly File[]) => {
    const read = await readSchemaFiles(files);
    setTooLarge(read.tooLarge);
    const names = new Set(read.files.map(({ name }) => name));
    change({ protoFiles: [...fields.protoFiles.filter(({ name }) => !names.has(name)), ...read.files] });
  };
  return (
    <>
      <div>
        <span className={classes.label}>{t('dialog.proto')}</span>
        <ul className={classes.files}>
          {fields.protoFiles.map(({ name }) => (
            <li key={name} className={classes.file}>
              <span className={classes.mono}>{name}</span>
              <ActionIcon
                aria-label={t('dialog.removeFile', { name })}
                onClick={() => change({ protoFiles: fields.protoFiles.filter((file) => file.name !== name) })}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <FileButton label={t('dialog.loadProto')} accept=".proto" multiple onFiles={(files) => void load(files)} />
        <p className={classes.hint}>{t('dialog.protoHint')}</p>
        {tooLarge !== null && <p className={classes.fieldFault}>{t('dialog.tooLargeFile', { name: tooLarge })}</p>}
        <SchemaVerdictText verdict={verdict} />
      </div>
      {fields.protoFiles.length > 0 && verdict?.fault === null && (
        <div>
          <label className={classes.label} htmlFor={id}>
            {t('dialog.messageType')}
          </label>
          {verdict.messageTypes.length === 0 ? (
            <p className={classes.fieldFault}>{t('dialog.noTypes')}</p>
          ) : (
            <select
              id={id}
              className={`${classes.field} ${classes.mono}`}
              value={fields.messageType}
              onChange={({ currentTarget }) => change({ messageType: currentTarget.value })}
            >
              {verdict.messageTypes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </>
  );
}

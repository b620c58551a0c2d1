import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './decoders-dialog.module.css';
import { FileButton } from './file-button.tsx';
import { readSchemaFiles } from './read-schema-files.ts';
import { SchemaVerdictText } from './schema-verdict-text.tsx';
import type { DecoderForm } from './use-decoder-form.ts';

/** The schema that the payload was written with, typed or from a file. */
export function AvroFields({ form }: { readonly form: DecoderForm }) {
  const { t } = useTranslation('payloadViews');
  const id = useId();
  const { fields, change, verdict } = form;
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const load = async (files: readonly File[]) => {
    const read = await readSchemaFiles(files);
    setTooLarge(read.tooLarge);
    const [first] = read.files;
    if (first) change({ avro: first.text });
  };
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {t('dialog.avro')}
      </label>
      <textarea
        id={id}
        className={`${classes.area} ${classes.mono}`}
        rows={8}
        value={fields.avro}
        onChange={({ currentTarget }) => change({ avro: currentTarget.value })}
        spellCheck={false}
        aria-invalid={verdict?.fault != null}
      />
      <FileButton label={t('dialog.loadAvro')} accept=".avsc,.json" onFiles={(files) => void load(files)} />
      <p className={classes.hint}>{t('dialog.avroHint')}</p>
      {tooLarge !== null && <p className={classes.fieldFault}>{t('dialog.tooLargeFile', { name: tooLarge })}</p>}
      <SchemaVerdictText verdict={verdict} />
    </div>
  );
}

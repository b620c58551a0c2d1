// Which schema the payload is written by: files of a person's own, and for Protobuf one of their message types.
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkSchema } from '../../../core/payload/view/check-schema.ts';
import type { PayloadSchema } from '../../../core/payload/view/payload-view.ts';
import classes from './composer.module.css';
import { KnownSchemas } from './known-schemas.tsx';
import type { ComposerModel } from './use-composer.ts';

/** Larger files are no schemas. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

export function SchemaBar({ composer: { draft, changePayload } }: { readonly composer: ComposerModel }) {
  const { t } = useTranslation('publish');
  const input = useRef<HTMLInputElement>(null);
  const kind = draft.payload.format === 'avro' ? 'avro' : 'protobuf';
  const schema = draft.payload.schema?.kind === kind ? draft.payload.schema : null;
  const verdict = useMemo(() => schema && checkSchema(schema), [schema]);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const load = async (files: readonly File[]) => {
    const large = files.find(({ size }) => size > MAX_FILE_BYTES);
    setTooLarge(large?.name ?? null);
    if (large || files.length === 0) return;
    const texts = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
    changePayload({ schema: schemaOf(kind, texts) });
  };
  return (
    <div className={classes.schema}>
      <button type="button" className={classes.tool} onClick={() => input.current?.click()}>
        {t(schema ? 'schema.change' : 'schema.choose')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={kind === 'protobuf'}
        accept={kind === 'avro' ? '.avsc,.json' : '.proto'}
        aria-label={t('schema.choose')}
        data-field="publish-schema"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void load(files);
        }}
      />
      <KnownSchemas kind={kind} onChoose={(known) => changePayload({ schema: known })} />
      {schema?.kind === 'protobuf' && (
        <>
          <span className={classes.label}>{schema.files.map(({ name }) => name).join(', ')}</span>
          <select
            className={classes.format}
            aria-label={t('schema.messageType')}
            value={schema.messageType}
            onChange={({ currentTarget }) => changePayload({ schema: { ...schema, messageType: currentTarget.value } })}
          >
            {verdict?.messageTypes.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
      {schema?.kind === 'avro' && !verdict?.fault && <span className={classes.label}>{t('schema.avroLoaded')}</span>}
      {!schema && <span className={classes.label}>{t(`schema.none.${kind}`)}</span>}
      {tooLarge !== null && (
        <span className={classes.fault} role="alert">
          {t('schema.tooLarge', { name: tooLarge })}
        </span>
      )}
      {verdict?.fault && (
        <span className={classes.fault} role="alert">
          {[verdict.fault.file, verdict.fault.line, verdict.fault.detail].filter((part) => part !== null).join(': ')}
        </span>
      )}
    </div>
  );
}

function schemaOf(
  kind: PayloadSchema['kind'],
  files: readonly { readonly name: string; readonly text: string }[],
): PayloadSchema {
  if (kind === 'avro') return { kind, text: files[0]?.text ?? '' };
  const { messageTypes } = checkSchema({ kind, files, messageType: '' });
  return { kind, files, messageType: messageTypes[0] ?? '' };
}

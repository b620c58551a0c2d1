// The payload as text, in an editor where the format has one, or the file that is sent instead.
import { CloseButton } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../core/payload/format-bytes.ts';
import type { PayloadFormat } from '../../../core/publish/publish-template.ts';
import classes from './composer.module.css';
import type { ComposerModel } from './use-composer.ts';

const JsonPayload = lazy(async () => ({ default: (await import('./json-payload.tsx')).JsonPayload }));
const SchemaBar = lazy(async () => ({ default: (await import('./schema-bar.tsx')).SchemaBar }));

const AS_JSON: readonly PayloadFormat[] = ['json', 'cbor', 'messagepack', 'protobuf', 'avro'];

export function PayloadField({ composer }: { readonly composer: ComposerModel }) {
  const { draft } = composer;
  const { format } = draft.payload;
  if (draft.file) return <FileCard composer={composer} file={draft.file} />;
  const plain = <PlainPayload composer={composer} />;
  if (!AS_JSON.includes(format)) return plain;
  return (
    <>
      <Suspense>{(format === 'protobuf' || format === 'avro') && <SchemaBar composer={composer} />}</Suspense>
      <Suspense fallback={plain}>
        <JsonPayload composer={composer} />
      </Suspense>
    </>
  );
}

function PlainPayload({ composer: { draft, fault, changePayload } }: { readonly composer: ComposerModel }) {
  const { t } = useTranslation('publish');
  const { format, text } = draft.payload;
  const hint = draft.retain ? 'clearsRetained' : (`placeholders.${format}` as const);
  return (
    <textarea
      className={classes.payload}
      aria-label={t('payload')}
      aria-invalid={(fault !== null && 'part' in fault && fault.part === 'payload') || undefined}
      placeholder={t(hint)}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      value={text}
      onChange={(event) => changePayload({ text: event.currentTarget.value })}
    />
  );
}

function FileCard({ composer: { change }, file }: { readonly composer: ComposerModel; readonly file: File }) {
  const { t } = useTranslation('publish');
  return (
    <fieldset className={classes.file} aria-label={t('payload')}>
      <IconFile size={22} stroke={1.5} aria-hidden="true" />
      <span className={classes.fileName}>{file.name}</span>
      <span className={classes.fileSize}>{formatBytes(file.size)}</span>
      <CloseButton aria-label={t('file.remove')} title={t('file.remove')} onClick={() => change({ file: null })} />
      <span className={classes.fileHint}>{t('file.asIs')}</span>
    </fieldset>
  );
}

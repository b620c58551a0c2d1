// How the payload is written, or that a file is sent.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PAYLOAD_FORMATS, type PayloadFormat } from '../../../core/publish/publish-template.ts';
import classes from './composer.module.css';
import type { ComposerModel } from './use-composer.ts';

export function FormatChoice({ composer: { draft, change, changePayload } }: { readonly composer: ComposerModel }) {
  const { t } = useTranslation('publish');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <select
        className={classes.format}
        aria-label={t('format')}
        value={draft.file ? 'file' : draft.payload.format}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          if (value === 'file') return input.current?.click();
          if (draft.file) change({ file: null });
          changePayload({ format: value as PayloadFormat });
        }}
      >
        {PAYLOAD_FORMATS.map((format) => (
          <option key={format} value={format}>
            {t(`formats.${format}`)}
          </option>
        ))}
        <option value="file">{t('formats.file')}</option>
      </select>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('file.choose')}
        data-field="publish-file"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file) change({ file });
        }}
      />
    </>
  );
}

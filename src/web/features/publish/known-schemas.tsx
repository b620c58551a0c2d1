// Schemas that payloads are read by already: what can be read by one can be written by it.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PayloadSchema } from '../../../core/payload/view/payload-view.ts';
import { decoderBindingsStore, watchDecoderBindings } from '../../state/decoder-bindings.ts';
import classes from './composer.module.css';

export interface KnownSchemasProps {
  readonly kind: PayloadSchema['kind'];
  readonly onChoose: (schema: PayloadSchema) => void;
}

export function KnownSchemas({ kind, onChoose }: KnownSchemasProps) {
  const { t } = useTranslation('publish');
  const bindings = useStore(decoderBindingsStore, (state) => state.bindings);
  useEffect(watchDecoderBindings, []);
  const known = bindings.filter(({ schema }) => schema?.kind === kind);
  if (known.length === 0) return null;
  return (
    <select
      className={classes.format}
      aria-label={t('schema.known')}
      value=""
      onChange={({ currentTarget }) => {
        const schema = known.find(({ id }) => id === currentTarget.value)?.schema;
        if (schema) onChoose(schema);
      }}
    >
      <option value="">{t('schema.known')}</option>
      {known.map(({ id, topicFilter }) => (
        <option key={id} value={id}>
          {topicFilter}
        </option>
      ))}
    </select>
  );
}

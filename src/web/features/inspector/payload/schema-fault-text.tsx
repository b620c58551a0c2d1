import { useTranslation } from 'react-i18next';
import type { SchemaFault } from '../../../../core/payload/view/payload-view.ts';
import { VisibleText } from '../visible-text.tsx';

/** Why a schema cannot be used, with the place. */
export function SchemaFaultText({ fault: { file, line, column, detail } }: { readonly fault: SchemaFault }) {
  const { t } = useTranslation('payloadViews');
  if (line === null || column === null) return <VisibleText text={t('schemaFault', { detail })} />;
  return (
    <VisibleText
      text={
        file === null
          ? t('schemaFaultAt', { line, column, detail })
          : t('schemaFaultIn', { file, line, column, detail })
      }
    />
  );
}

import { useTranslation } from 'react-i18next';
import type { SchemaVerdict } from '../../../../../core/payload/view/check-schema.ts';
import { SchemaFaultText } from '../schema-fault-text.tsx';
import classes from './decoders-dialog.module.css';

/** What is wrong with the schema; nothing when all is well. Null while it is looked at. */
export function SchemaVerdictText({ verdict }: { readonly verdict: SchemaVerdict | null }) {
  const { t } = useTranslation('payloadViews');
  return (
    <p className={classes.fieldFault} role="status">
      {verdict === null ? t('dialog.checking') : verdict.fault && <SchemaFaultText fault={verdict.fault} />}
    </p>
  );
}

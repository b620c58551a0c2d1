import classes from '../../kit/export-dialog/export-dialog.module.css';
import type { ExportTrouble } from '../../kit/export-run/use-export-run.ts';
import { useExportTexts } from './use-export-texts.ts';

/** Why the last attempt came to nothing. */
export function TroubleText({ trouble }: { readonly trouble: ExportTrouble }) {
  const { t } = useExportTexts();
  if (!trouble) return null;
  const text = () => {
    switch (trouble.kind) {
      case 'cancelled':
        return t('cancelled');
      case 'too-much':
        return t('tooMuch');
      case 'list-changed':
        return t('listChanged');
      case 'refused':
        return t('refused');
      case 'failed':
        return t('failed', { message: trouble.message });
      case 'whole':
        return '';
    }
  };
  const isFault = trouble.kind !== 'cancelled';
  return (
    <p className={isFault ? classes.fault : classes.hint} role={isFault ? 'alert' : 'status'}>
      {text()}
    </p>
  );
}

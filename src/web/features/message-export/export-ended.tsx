import { Button } from '@mantine/core';
import classes from '../../kit/export-dialog/export-dialog.module.css';
import type { ExportProgress } from '../../kit/export-run/run-export.ts';
import type { ExportTarget } from '../../kit/export-run/use-export-run.ts';
import { useExportTexts } from './use-export-texts.ts';

export interface ExportEndedProps {
  readonly target: ExportTarget;
  readonly progress: ExportProgress;
  readonly onDone: () => void;
}

export function ExportEnded({ target, progress, onDone }: ExportEndedProps) {
  const { t, size, number } = useExportTexts();
  const { written, missing, bytes } = progress;
  return (
    <div className={classes.after}>
      <div role="status">
        <p className={classes.which}>
          {t(target === 'file' ? 'saved' : 'copied', { count: written, shown: number(written), size: size(bytes) })}
        </p>
        {missing > 0 && <p className={classes.warning}>{t('missing', { count: missing, shown: number(missing) })}</p>}
      </div>
      <div className={classes.buttons}>
        <Button variant="filled" autoFocus onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import classes from './message-export.module.css';
import type { ExportProgress } from './run-export.ts';
import { useExportTexts } from './use-export-texts.ts';
import type { Target } from './use-message-export.ts';

export interface ExportEndedProps {
  readonly target: Target;
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

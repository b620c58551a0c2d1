import { Button } from '@mantine/core';
import classes from '../../kit/export-dialog/export-dialog.module.css';
import type { ExportProgress } from '../../kit/export-run/run-export.ts';
import { useCaptureTexts } from './use-capture-texts.ts';

export interface CaptureEndedProps {
  readonly progress: ExportProgress;
  /** Connections of version 5 whose CONNECT is not known. */
  readonly withoutConnect: number;
  readonly onDone: () => void;
}

export function CaptureEnded({ progress, withoutConnect, onDone }: CaptureEndedProps) {
  const { t, size, number } = useCaptureTexts();
  const { written, missing, bytes } = progress;
  return (
    <div className={classes.after}>
      <div role="status">
        <p className={classes.which}>{t('saved', { count: written, shown: number(written), size: size(bytes) })}</p>
        {missing > 0 && <p className={classes.warning}>{t('missing', { count: missing, shown: number(missing) })}</p>}
        {withoutConnect > 0 && <p className={classes.warning}>{t('withoutConnect', { count: withoutConnect })}</p>}
      </div>
      <div className={classes.buttons}>
        <Button variant="filled" autoFocus onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

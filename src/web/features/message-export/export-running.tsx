import { Button } from '@mantine/core';
import classes from './message-export.module.css';
import type { ExportProgress } from './run-export.ts';
import { useExportTexts } from './use-export-texts.ts';

export interface ExportRunningProps {
  readonly progress: ExportProgress;
  readonly onCancel: () => void;
}

export function ExportRunning({ progress, onCancel }: ExportRunningProps) {
  const { t, size, number } = useExportTexts();
  const { done, written, bytes } = progress;
  return (
    <div className={classes.after}>
      <progress className={classes.progress} aria-label={t('progress')} max={1} value={done} />
      <p className={classes.figures}>
        {t('running', { count: written, shown: number(written), size: size(bytes) })}
        <span>{Math.floor(done * 100)} %</span>
      </p>
      <div className={classes.buttons}>
        <Button data-autofocus autoFocus onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

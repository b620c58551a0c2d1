import { Button } from '@mantine/core';
import classes from './export-dialog.module.css';

export interface ExportRunningProps {
  /** 0 to 1. */
  readonly done: number;
  /** The progress bar's accessible name. */
  readonly label: string;
  /** What was written so far. */
  readonly text: string;
  readonly cancelText: string;
  readonly onCancel: () => void;
}

export function ExportRunning({ done, label, text, cancelText, onCancel }: ExportRunningProps) {
  return (
    <div className={classes.after}>
      <progress className={classes.progress} aria-label={label} max={1} value={done} />
      <p className={classes.figures}>
        {text}
        <span>{Math.floor(done * 100)} %</span>
      </p>
      <div className={classes.buttons}>
        <Button data-autofocus autoFocus onClick={onCancel}>
          {cancelText}
        </Button>
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CandidateRow } from './candidate-row.tsx';
import classes from './import-dialog.module.css';
import { Remarks } from './remarks.tsx';
import type { ImportModel, ImportStep } from './use-import.ts';

interface PreviewStepProps {
  readonly model: ImportModel;
  readonly preview: Extract<ImportStep, { kind: 'preview' }>;
}

/** What would be made, one row a connection, and what of it was not understood. */
export function PreviewStep({ model, preview }: PreviewStepProps) {
  const { t } = useTranslation('transferImport');
  const { candidates, choices, remarks, format, error } = preview;
  const count = choices.filter(({ taken }) => taken).length;
  const ofFile = remarks.filter(({ index }) => index === null);
  const formatName = t(`format.${format}`);
  return (
    <>
      <div className={classes.scroll}>
        <div className={classes.found}>
          <span>
            {model.fileName === null
              ? t('fromPaste', { format: formatName })
              : t('from', { file: model.fileName, format: formatName })}
          </span>
          {candidates.length > 1 && (
            <span className={classes.links}>
              <button type="button" className={classes.link} onClick={() => model.chooseAll(true)}>
                {t('all')}
              </button>
              <button type="button" className={classes.link} onClick={() => model.chooseAll(false)}>
                {t('none')}
              </button>
            </span>
          )}
        </div>
        <ul className={classes.list} aria-label={t('list')}>
          {candidates.map((candidate, i) => {
            const choice = choices[i];
            return (
              choice && (
                <CandidateRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row's place in the file is what it is known by
                  key={i}
                  candidate={candidate}
                  choice={choice}
                  remarks={remarks.filter(({ index }) => index === i)}
                  onChoose={(patch) => model.choose(i, patch)}
                />
              )
            );
          })}
        </ul>
        {ofFile.length > 0 && (
          <details className={classes.remarks} open>
            <summary>{t('fileRemarks')}</summary>
            <Remarks remarks={ofFile} />
          </details>
        )}
      </div>
      {error !== null && (
        <div className={classes.alert} role="alert">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          {t('notStored', { message: error })}
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={model.restart}>
          {t('other')}
        </Button>
        <Button variant="filled" data-autofocus disabled={count === 0} onClick={model.store}>
          {t('import', { count })}
        </Button>
      </div>
    </>
  );
}

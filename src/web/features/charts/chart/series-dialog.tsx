// How a series is called and coloured, and in which unit and on which scale it stands.
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../../kit/focus-return/use-focus-return.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { changeSeries } from '../../../state/charts-actions.ts';
import type { Board, BoardChart, BoardSeries, SeriesAxis } from '../../../storage/stored-boards.ts';
import classes from '../dialog.module.css';
import { useSeriesNames } from '../view/use-series-names.ts';

const AXES: readonly SeriesAxis[] = ['left', 'right', 'own'];
const COLORS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export interface SeriesDialogProps {
  readonly board: Board;
  readonly chart: BoardChart;
  readonly series: BoardSeries;
  readonly onClose: () => void;
}

export function SeriesDialog({ board, chart, series, onClose }: SeriesDialogProps) {
  const { t } = useTranslation('charts');
  useFocusReturn();
  const names = useSeriesNames();
  const [draft, setDraft] = useState(series);
  const change = (part: Partial<BoardSeries>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { color, axis } = draft;
    changeSeries(board, chart, series.id, { name: draft.name.trim(), unit: draft.unit.trim(), color, axis });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={420}
      title={t('edit.title')}
      closeButtonProps={{ 'aria-label': t('edit.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('edit.name')}
          description={t('edit.nameHint')}
          placeholder={names.ofSource(series.source)}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {series.source.kind !== 'state' && (
          <TextInput
            label={t('edit.unit')}
            description={t('add.unitHint')}
            placeholder={names.unitOf({ ...series, unit: '' })}
            value={draft.unit}
            onChange={(event) => change({ unit: event.currentTarget.value })}
          />
        )}
        <div className={classes.group}>
          <span className={classes.label}>{t('edit.color')}</span>
          <div className={classes.colors} role="radiogroup" aria-label={t('edit.color')}>
            {COLORS.map((number) => (
              <label key={number} className={classes.color}>
                <input
                  type="radio"
                  name="color"
                  aria-label={t('edit.colorNumber', { number })}
                  checked={draft.color === number}
                  onChange={() => change({ color: number })}
                />
                <span style={{ background: `var(--cat-${number})` }} />
              </label>
            ))}
          </div>
        </div>
        {series.source.kind !== 'state' && (
          <div className={classes.group}>
            <span className={classes.label}>{t('edit.axis')}</span>
            <SegmentChoice
              label={t('edit.axis')}
              size="form"
              options={AXES.map((value) => ({ value, text: t(`legend.axes.${value}`) }))}
              value={draft.axis}
              onChange={(axis) => change({ axis })}
            />
          </div>
        )}
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('edit.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('edit.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

// A chart's name, and whether its scales reach as far as the values or to where a person says.
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../../kit/focus-return/use-focus-return.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { changeChart } from '../../../state/charts-actions.ts';
import type { Board, BoardChart } from '../../../storage/stored-boards.ts';
import classes from '../dialog.module.css';
import { type DraftRange, draftOf, readRange } from './read-range.ts';

export interface ChartSettingsProps {
  readonly board: Board;
  readonly chart: BoardChart;
  readonly onClose: () => void;
}

export function ChartSettings({ board, chart, onClose }: ChartSettingsProps) {
  const { t } = useTranslation('charts');
  useFocusReturn();
  const [name, setName] = useState(chart.name);
  const [left, setLeft] = useState(draftOf(chart.left));
  const [right, setRight] = useState(draftOf(chart.right));
  const [isAsked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const ranges = [readRange(left), readRange(right)] as const;
    setAsked(true);
    if (!ranges[0].ok || !ranges[1].ok) return;
    changeChart(board, chart.id, { name: name.trim(), left: ranges[0].value, right: ranges[1].value });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={420}
      title={t('settings.title')}
      closeButtonProps={{ 'aria-label': t('edit.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={t('settings.name')}
          description={t('settings.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RangeFields label={t('settings.left')} draft={left} isAsked={isAsked} onChange={setLeft} />
        <RangeFields label={t('settings.right')} draft={right} isAsked={isAsked} onChange={setRight} />
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

interface RangeFieldsProps {
  readonly label: string;
  readonly draft: DraftRange;
  readonly isAsked: boolean;
  readonly onChange: (draft: DraftRange) => void;
}

function RangeFields({ label, draft, isAsked, onChange }: RangeFieldsProps) {
  const { t } = useTranslation('charts');
  const read = readRange(draft);
  const fault = isAsked && !read.ok ? read.error : null;
  const options = (['auto', 'fixed'] as const).map((value) => ({ value, text: t(`settings.${value}`) }));
  return (
    <div className={classes.group}>
      <span className={classes.label}>{label}</span>
      <SegmentChoice
        label={label}
        size="form"
        options={options}
        value={draft.isFixed ? 'fixed' : 'auto'}
        onChange={(value) => onChange({ ...draft, isFixed: value === 'fixed' })}
      />
      {draft.isFixed && (
        <div className={classes.pair}>
          {(['min', 'max'] as const).map((end) => (
            <TextInput
              key={end}
              label={t(`settings.${end}`)}
              aria-label={t(`settings.${end}Of`, { scale: label })}
              inputMode="decimal"
              value={draft[end]}
              error={fault?.at === end ? t(`settings.${fault.rule}`) : null}
              onChange={(event) => onChange({ ...draft, [end]: event.currentTarget.value })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

// Chooses what is drawn: values of messages, a rate, or round-trip times.
import { Button, Modal, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUND_TRIP_KINDS } from '../../../../core/log/exchange.ts';
import { useFocusReturn } from '../../../kit/focus-return/use-focus-return.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import type { NewSeries } from '../../../state/charts-actions.ts';
import classes from '../dialog.module.css';
import { type AddDraft, EMPTY_DRAFT, faultOf, seriesOf } from './add-draft.ts';
import { FieldList } from './field-list.tsx';
import { Radios } from './radios.tsx';
import { TopicField } from './topic-field.tsx';
import { useOfferedFields } from './use-offered-fields.ts';

const AXES = ['left', 'right', 'own'] as const;

export interface AddSeriesDialogProps {
  readonly profileId: string;
  readonly onAdd: (series: readonly NewSeries[]) => void;
  readonly onClose: () => void;
}

export function AddSeriesDialog({ profileId, onAdd, onClose }: AddSeriesDialogProps) {
  const { t } = useTranslation('charts');
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [isAsked, setAsked] = useState(false);
  const offered = useOfferedFields(profileId, draft.kind === 'value' ? draft.topicFilter : '');
  const change = (part: Partial<AddDraft>) => setDraft((before) => ({ ...before, ...part }));
  // Where there is only one field, nobody has to choose it.
  useEffect(() => {
    const only = offered?.length === 1 ? offered[0] : undefined;
    if (only) setDraft((before) => ({ ...before, chosen: [only.key] }));
  }, [offered]);
  const fault = faultOf(draft, offered ?? []);
  const series = seriesOf(draft, offered ?? []);
  const shown = isAsked ? fault : fault === 'badTopic' ? fault : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (fault) return;
    onAdd(series);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      // What was typed does not go with a click beside it.
      closeOnClickOutside={false}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={560}
      title={t('add.title')}
      closeButtonProps={{ 'aria-label': t('add.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <div className={classes.group}>
          <span className={classes.label}>{t('add.what')}</span>
          <SegmentChoice
            label={t('add.what')}
            size="form"
            options={(['value', 'rate', 'round-trip'] as const).map((value) => ({
              value,
              text: t(`add.kinds.${value}`),
            }))}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
          />
        </div>
        {draft.kind !== 'round-trip' && (
          <TopicField
            profileId={profileId}
            value={draft.topicFilter}
            fault={shown === 'noTopic' || shown === 'badTopic' ? t(`add.${shown}`) : null}
            onChange={(topicFilter) => change({ topicFilter })}
          />
        )}
        {draft.kind === 'value' && draft.topicFilter.trim() !== '' && fault !== 'badTopic' && (
          <FieldList
            draft={draft}
            offered={offered}
            fault={shown === 'noFields' ? t('add.noFields') : null}
            onChange={change}
          />
        )}
        {draft.kind === 'rate' && (
          <Radios
            label={t('add.rate')}
            options={(['messages', 'bytes'] as const).map((value) => ({ value, text: t(`add.rates.${value}`) }))}
            value={draft.rate}
            onChange={(rate) => change({ rate })}
          />
        )}
        {draft.kind === 'round-trip' && (
          <Radios
            label={t('add.exchange')}
            options={ROUND_TRIP_KINDS.map((value) => ({ value, text: t(`source.round-trip.${value}`) }))}
            value={draft.exchange}
            onChange={(exchange) => change({ exchange })}
          />
        )}
        <div className={`${classes.pair} ${classes.foot}`}>
          <TextInput
            label={t('add.unit')}
            description={t('add.unitHint')}
            value={draft.unit}
            onChange={(event) => change({ unit: event.currentTarget.value })}
          />
          <div className={classes.group}>
            <span className={classes.label}>{t('add.axis')}</span>
            <SegmentChoice
              label={t('add.axis')}
              size="form"
              options={AXES.map((value) => ({ value, text: t(`legend.axes.${value}`) }))}
              value={draft.axis}
              onChange={(axis) => change({ axis })}
            />
          </div>
        </div>
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('add.cancel')}</Button>
          <Button type="submit" variant="filled">
            {series.length > 1 ? t('add.addCount', { count: series.length }) : t('add.add')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

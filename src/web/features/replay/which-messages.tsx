// Which messages go, and to which broker.
import { useId } from 'react';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import classes from './replay.module.css';
import type { DirectionChoice, ReplayFormModel } from './use-replay-form.ts';
import { useReplayWords } from './use-replay-words.ts';

export function WhichMessages({ form }: { readonly form: ReplayFormModel }) {
  const { t, number, counted } = useReplayWords();
  const id = useId();
  const { fields, direction, change, shownCount, selectedCount, targets, target } = form;
  return (
    <div className={classes.pair}>
      <div>
        {selectedCount > 0 ? (
          <>
            <span className={classes.label} id={`${id}-what`}>
              {t('what')}
            </span>
            <SegmentChoice
              label={t('what')}
              labelledBy={`${id}-what`}
              size="form"
              options={[
                { value: 'shown', text: t('shown', { number: number(shownCount) }) },
                { value: 'selected', text: t('selected', { number: number(selectedCount) }) },
              ]}
              value={fields.what}
              onChange={(what) => change({ what })}
            />
          </>
        ) : (
          <>
            <span className={classes.label}>{t('what')}</span>
            <p className={classes.which}>{t('shownOnly', counted(shownCount))}</p>
          </>
        )}
      </div>
      <div>
        <span className={classes.label} id={`${id}-direction`}>
          {t('direction')}
        </span>
        <SegmentChoice<DirectionChoice>
          label={t('direction')}
          labelledBy={`${id}-direction`}
          size="form"
          options={[
            { value: 'in', text: t('received') },
            { value: 'out', text: t('sent') },
            { value: 'both', text: t('both') },
          ]}
          value={direction}
          onChange={(direction) => change({ direction })}
        />
      </div>
      <div className={classes.whole}>
        <label className={classes.label} htmlFor={`${id}-target`}>
          {t('target')}
        </label>
        {targets.length === 0 ? (
          <p className={classes.fault} id={`${id}-target`} role="alert">
            {t('noTarget')}
          </p>
        ) : (
          <select
            id={`${id}-target`}
            className={classes.input}
            value={target?.profileId ?? ''}
            onChange={(event) => change({ targetId: event.currentTarget.value })}
          >
            {/* The one that was chosen has gone: nothing else is chosen instead. */}
            {!target && <option value="" />}
            {targets.map(({ profileId, name }) => (
              <option key={profileId} value={profileId}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}

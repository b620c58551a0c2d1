import { useTranslation } from 'react-i18next';
import type { Qos } from '../../../../core/mqtt/qos.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import classes from './filter-row.module.css';
import type { MessageSearch } from './use-message-search.ts';

/** Stands for "no matter" among values of a radio group, which cannot be null. */
const ANY = 'any';
type OrAny<T extends string | number> = T | typeof ANY;

/** What a message's header must say. */
export function FilterRow({ id, search }: { readonly id: string; readonly search: MessageSearch }) {
  const { t } = useTranslation('messages');
  const { query, change, topicText, topicFault } = search;
  const any = { value: ANY, text: t('search.any') } as const;
  const flag = (value: boolean | null): OrAny<'yes' | 'no'> => (value === null ? ANY : value ? 'yes' : 'no');
  const yesNo = [any, { value: 'yes', text: t('search.yes') }, { value: 'no', text: t('search.no') }] as const;
  const unflag = (value: OrAny<'yes' | 'no'>) => (value === ANY ? null : value === 'yes');
  return (
    <section className={classes.row} id={id} aria-label={t('search.filters')}>
      <Labelled text={t('columns.direction')}>
        <SegmentChoice<OrAny<'in' | 'out'>>
          label={t('columns.direction')}
          options={[any, { value: 'in', text: t('received') }, { value: 'out', text: t('sent') }]}
          value={query.direction ?? ANY}
          onChange={(value) => change({ direction: value === ANY ? null : value })}
        />
      </Labelled>
      <Labelled text={t('columns.qos')}>
        <SegmentChoice<OrAny<Qos>>
          label={t('search.qos')}
          options={[any, ...([0, 1, 2] as const).map((value) => ({ value, text: String(value) }))]}
          value={query.qos ?? ANY}
          onChange={(value) => change({ qos: value === ANY ? null : value })}
        />
      </Labelled>
      <Labelled text={t('columns.retained')}>
        <SegmentChoice
          label={t('columns.retained')}
          options={yesNo}
          value={flag(query.retained)}
          onChange={(value) => change({ retained: unflag(value) })}
        />
      </Labelled>
      <Labelled text={t('search.duplicate')}>
        <SegmentChoice
          label={t('search.duplicate')}
          options={yesNo}
          value={flag(query.duplicate)}
          onChange={(value) => change({ duplicate: unflag(value) })}
        />
      </Labelled>
      <label className={classes.part}>
        <span className={classes.label}>{t('columns.topic')}</span>
        <input
          className={classes.topic}
          placeholder="sensors/+/temperature"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={topicText}
          aria-invalid={topicFault !== null}
          title={topicFault ? t('search.topicFault') : t('search.topicHelp')}
          onChange={(event) => search.setTopicText(event.currentTarget.value)}
        />
      </label>
      <button type="button" className={classes.reset} disabled={search.filters === 0} onClick={search.reset}>
        {t('search.reset')}
      </button>
    </section>
  );
}

function Labelled({ text, children }: { readonly text: string; readonly children: React.ReactNode }) {
  return (
    <span className={classes.part}>
      <span className={classes.label} aria-hidden="true">
        {text}
      </span>
      {children}
    </span>
  );
}

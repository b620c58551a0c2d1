// The fields that messages of a topic hold, each to be chosen, and a field that none of them has yet.
import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import classes from '../dialog.module.css';
import type { AddDraft, OfferedField } from './add-draft.ts';

export interface FieldListProps {
  readonly draft: AddDraft;
  /** Null: they are being looked for. */
  readonly offered: readonly OfferedField[] | null;
  readonly fault: string | null;
  readonly onChange: (change: Partial<AddDraft>) => void;
}

export function FieldList({ draft, offered, fault, onChange }: FieldListProps) {
  const { t } = useTranslation('charts');
  const toggle = (key: string, isChosen: boolean) =>
    onChange({ chosen: isChosen ? [...draft.chosen, key] : draft.chosen.filter((one) => one !== key) });
  return (
    <>
      <div className={classes.group}>
        <span className={classes.label}>{t('add.fields')}</span>
        {offered === null && <p className={classes.hint}>{t('add.fieldsLooking')}</p>}
        {offered?.length === 0 && <p className={classes.hint}>{t('add.fieldsNone')}</p>}
        {offered && offered.length > 0 && (
          <div className={classes.fields} role="group" aria-label={t('add.fields')}>
            {offered.map(({ key, path, kind, sample, topics }) => (
              <div key={key} className={classes.field}>
                <Checkbox
                  className={classes.fieldCheck ?? ''}
                  label={<span className={classes.fieldName}>{path || t('add.whole')}</span>}
                  aria-label={`${path || t('add.whole')}, ${t(`add.${kind}`)}`}
                  checked={draft.chosen.includes(key)}
                  onChange={(event) => toggle(key, event.currentTarget.checked)}
                />
                <span className={classes.sample}>{sample}</span>
                <span className={classes.fieldKind}>
                  {topics > 1 ? t('add.ofTopics', { count: topics }) : t(`add.${kind}`)}
                </span>
              </div>
            ))}
          </div>
        )}
        {fault && (
          <p className={classes.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
      <div className={classes.pair}>
        <TextInput
          label={t('add.path')}
          description={t('add.pathHint')}
          spellCheck={false}
          autoCapitalize="off"
          value={draft.path}
          onChange={(event) => onChange({ path: event.currentTarget.value })}
        />
        {(draft.path.trim() !== '' || offered?.length === 0) && (
          <div className={classes.group}>
            <span className={classes.label}>{t('add.pathAs')}</span>
            <SegmentChoice
              label={t('add.pathAs')}
              size="form"
              options={[
                { value: 'value', text: t('add.asNumber') },
                { value: 'state', text: t('add.asState') },
              ]}
              value={draft.pathAs}
              onChange={(pathAs) => onChange({ pathAs })}
            />
          </div>
        )}
      </div>
    </>
  );
}

import { type CSSProperties, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './series-section.module.css';
import { seriesStyle } from './series-style.ts';
import type { ChosenFields } from './use-chosen-fields.ts';

/** All fields of the topic, each to be drawn or not. */
export function FieldChips({ fields: { all, chosen, toggle } }: { readonly fields: ChosenFields }) {
  const { t } = useTranslation('topicPanel');
  const id = useId();
  return (
    <div className={classes.chips} role="group" aria-labelledby={id}>
      <span className={classes.label} id={id}>
        {t('fields')}
      </span>
      {all.map((path, index) => (
        <button
          key={path}
          type="button"
          className={classes.chip}
          aria-pressed={chosen.includes(path)}
          style={{ '--mark': `var(${seriesStyle(index).color})` } as CSSProperties}
          onClick={() => toggle(path)}
        >
          {chosen.includes(path) && <span className={classes.mark} />}
          <bdi className={classes.name}>{path === '' ? t('wholePayload') : path}</bdi>
        </button>
      ))}
    </div>
  );
}

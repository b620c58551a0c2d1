import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './color-field.module.css';
import field from './form-field.module.css';

const COLORS = [null, 1, 2, 3, 4, 5, 6, 7, 8] as const;

export interface ColorFieldProps {
  /** 1 to 8, or null for none. */
  readonly value: number | null;
  readonly onChange: (color: number | null) => void;
}

/** The mark that the connection has in the list. */
export function ColorField({ value, onChange }: ColorFieldProps) {
  const { t } = useTranslation('connectionForm');
  const id = useId();
  return (
    <div className={classes.line}>
      <span className={field.label} id={id}>
        {t('form.color')}
      </span>
      <div className={classes.choice} role="radiogroup" aria-labelledby={id}>
        {COLORS.map((color) => {
          const name = color === null ? t('form.noColor') : t('form.colorName', { number: color });
          return (
            <label key={color} className={classes.part} title={name}>
              <input
                type="radio"
                name={id}
                aria-label={name}
                checked={color === value}
                onChange={() => onChange(color)}
              />
              <span
                className={classes.swatch}
                data-none={color === null || undefined}
                style={color === null ? undefined : { background: `var(--cat-${color})` }}
              />
            </label>
          );
        })}
      </div>
    </div>
  );
}

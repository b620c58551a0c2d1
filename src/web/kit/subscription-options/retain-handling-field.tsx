import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './subscription-options.module.css';

const HANDLINGS = [0, 1, 2] as const;

export interface RetainHandlingFieldProps {
  readonly value: 0 | 1 | 2;
  readonly shared: boolean;
  readonly onChange: (value: 0 | 1 | 2) => void;
}

/** When the broker sends the retained messages that match a subscription. */
export function RetainHandlingField({ value, shared, onChange }: RetainHandlingFieldProps) {
  const { t } = useTranslation('subscriptions');
  const id = useId();
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {t('options.retainHandling')}
      </label>
      <select
        id={id}
        className={classes.input}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(HANDLINGS[event.currentTarget.selectedIndex] ?? 0)}
      >
        {HANDLINGS.map((handling) => (
          <option key={handling} value={handling}>
            {t(`options.handling.${handling}`)}
          </option>
        ))}
      </select>
      <p className={classes.hint} id={`${id}-hint`}>
        {t(shared ? 'options.handlingShared' : `options.handlingHint.${value}`)}
      </p>
    </div>
  );
}

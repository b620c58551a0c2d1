import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayloadFormat } from '../../../../core/payload/guess-format.ts';
import classes from './format-switch.module.css';

/** The formats that have a view. */
const OFFERED: readonly PayloadFormat[] = ['json', 'text', 'hex'];

export interface FormatSwitchProps {
  readonly format: PayloadFormat;
  readonly onChoose: (format: PayloadFormat) => void;
}

export function FormatSwitch({ format, onChoose }: FormatSwitchProps) {
  const { t } = useTranslation('inspector');
  const name = useId();
  return (
    <div className={classes.group} role="radiogroup" aria-label={t('payload.viewAs')}>
      {OFFERED.map((each) => (
        <label key={each} className={classes.part}>
          <input type="radio" name={name} checked={each === format} onChange={() => onChoose(each)} />
          <span>{t(`payload.formats.${each}`)}</span>
        </label>
      ))}
    </div>
  );
}

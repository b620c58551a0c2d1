import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayloadView } from '../../../../core/payload/view/payload-view.ts';
import { FormatMenu } from './format-menu.tsx';
import classes from './format-switch.module.css';
import type { PayloadModel } from './use-payload.ts';

/** Those that stand side by side; the menu has the others. */
const SIDE_BY_SIDE: readonly PayloadView[] = ['json', 'tree', 'text', 'hex'];

export interface FormatSwitchProps {
  readonly model: PayloadModel;
  readonly topic: string;
}

export function FormatSwitch({ model, topic }: FormatSwitchProps) {
  const { t } = useTranslation('payloadViews');
  const name = useId();
  const { view } = model;
  const isOther = !SIDE_BY_SIDE.includes(view);
  const viewName = t(`views.${view}`);
  return (
    <div className={classes.switch}>
      <div className={classes.group} role="radiogroup" aria-label={t('viewAs')}>
        {SIDE_BY_SIDE.map((each) => (
          <label key={each} className={classes.part}>
            <input type="radio" name={name} checked={each === view} onChange={() => model.choose(each)} />
            <span>{t(`views.${each}`)}</span>
          </label>
        ))}
      </div>
      <FormatMenu model={model} topic={topic}>
        <button
          type="button"
          className={classes.more}
          data-chosen={isOther || undefined}
          aria-label={isOther ? t('moreNow', { view: viewName }) : t('more')}
          title={t('more')}
        >
          {isOther ? viewName : '⋯'}
        </button>
      </FormatMenu>
    </div>
  );
}

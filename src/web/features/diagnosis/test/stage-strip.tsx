import { useTranslation } from 'react-i18next';
import type { StageRow } from '../judge/stage-rows.ts';
import { STAGE_ICONS } from '../view/stage-list.tsx';
import classes from './test-connection.module.css';

/** The stages side by side, by sign and name alone. */
export function StageStrip({ rows }: { readonly rows: readonly StageRow[] }) {
  const { t } = useTranslation('diagnosis');
  return (
    <ol className={classes.stages}>
      {rows.map(({ stage, state }) => {
        const Icon = STAGE_ICONS[state];
        return (
          <li key={stage} data-stage={stage} data-state={state}>
            <Icon size={14} stroke={1.75} aria-hidden="true" />
            {t(`stage.${stage}`)}
            <span className="sr-only">{t(`stageState.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

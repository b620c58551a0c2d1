// How much memory each connection's messages may take, and what they take now.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../state/profiles-store.ts';
import { settingsStore } from '../../state/settings-store.ts';
import { setLogBudget } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { budgetText, MAX_BUDGET_MIB, MIN_BUDGET_MIB, readBudget } from './budget-text.ts';
import classes from './settings-dialog.module.css';

const MIB = 1024 * 1024;

export function BudgetSection() {
  const { t } = useTranslation('settings');
  const id = useId();
  const budgetBytes = useStore(settingsStore, (state) => state.logBudgetBytes);
  const [text, setText] = useState(budgetText(budgetBytes));
  const wrong = readBudget(text) === null;
  const apply = () => {
    const bytes = readBudget(text);
    if (bytes !== null && bytes !== budgetBytes) setLogBudget(bytes);
  };
  return (
    <section className={classes.section} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={classes.title}>
        {t('log.title')}
      </h3>
      <div className={classes.row}>
        <label htmlFor={id}>{t('log.budget')}</label>
        <span className={classes.value}>
          <input
            id={id}
            className={classes.number}
            inputMode="numeric"
            value={text}
            aria-invalid={wrong}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={apply}
            onKeyDown={(event) => event.key === 'Enter' && apply()}
          />
          {t('log.unit')}
        </span>
      </div>
      <p id={`${id}-hint`} className={wrong ? classes.fault : classes.hint} role={wrong ? 'alert' : undefined}>
        {wrong ? t('log.fault', { min: MIN_BUDGET_MIB, max: MAX_BUDGET_MIB }) : t('log.hint')}
      </p>
      <Usage />
    </section>
  );
}

/** One line a connection that has an engine. */
function Usage() {
  const { t, i18n } = useTranslation('settings');
  const byProfile = useStore(workspacesStore, (state) => state.byProfile);
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const used = profiles.flatMap(({ id, name }) => {
    const tick = byProfile[id]?.tick;
    return tick && (tick.kept > 0 || tick.dropped > 0) ? [{ id, name, tick }] : [];
  });
  if (used.length === 0) return <p className={classes.hint}>{t('log.unused')}</p>;
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <ul className={classes.usage} aria-label={t('log.usage')}>
      {used.map(({ id, name, tick: { keptBytes, budgetBytes, kept, dropped } }) => (
        <li key={id}>
          <span className={classes.name}>{name}</span>
          <meter
            className={classes.meter}
            min={0}
            max={budgetBytes}
            value={Math.min(keptBytes, budgetBytes)}
            aria-label={name}
          />
          <span className={classes.figures}>
            {t('log.used', { used: format.format(keptBytes / MIB), budget: format.format(budgetBytes / MIB) })}
            {' · '}
            {t('log.kept', { count: kept, shown: format.format(kept) })}
            {dropped > 0 && ` · ${t('log.dropped', { count: dropped, shown: format.format(dropped) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

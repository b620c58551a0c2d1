// Environments, one of which is chosen for a connection, the connection's own variables, and those that are always there.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { newProfileId } from '../../../state/profile-id.ts';
import {
  connectionVariables,
  environments,
  loadVariables,
  removeEnvironment,
  saveVariables,
  variablesStore,
} from '../../../state/variables-store.ts';
import type { Environment } from '../../../storage/stored-variables.ts';
import { focusWhenThere } from '../focus-when-there.ts';
import classes from '../library.module.css';
import { BuiltInList } from './built-in-list.tsx';
import { EnvironmentName } from './environment-name.tsx';
import { TableField } from './table-field.tsx';
import { ValueRows } from './value-rows.tsx';

export function VariablesView({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('library');
  const { sets, fault } = useStore(variablesStore);
  const [removed, setRemoved] = useState<Environment | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => void loadVariables().then(() => setLoaded(true)), []);
  const own = connectionVariables(profileId, sets);
  const known = environments(sets);
  const chosen = known.find(({ id }) => id === own.environmentId);
  const add = () => {
    const id = newProfileId();
    const name = t('variables.newName', { number: known.length + 1 });
    void saveVariables({ kind: 'environment', id, name, values: [], table: null });
    void saveVariables({ ...own, environmentId: id });
    focusWhenThere(`[data-environment="${CSS.escape(id)}"]`);
  };
  const remove = (environment: Environment) => {
    setRemoved(environment);
    void removeEnvironment(environment).then(() => focusWhenThere('[data-library-undo]'));
  };
  return (
    <>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('notKept', { message: fault })}
        </p>
      )}
      <p className={classes.hint}>{t('variables.hint', { open: '{{', close: '}}' })}</p>
      <section className={classes.card} aria-label={t('variables.own')}>
        <h2 className={classes.heading}>{t('variables.own')}</h2>
        <ValueRows
          key={`${profileId} ${isLoaded}`}
          label={t('variables.own')}
          value={own.values}
          onChange={(values) => void saveVariables({ ...own, values })}
        />
        <TableField value={own.table} onChange={(table) => void saveVariables({ ...own, table })} />
      </section>
      <section className={classes.card} aria-label={t('variables.environment')}>
        <div className={classes.runHead}>
          <label className={classes.field}>
            <span>{t('variables.environment')}</span>
            <select
              className={classes.input}
              value={chosen?.id ?? ''}
              onChange={({ currentTarget }) =>
                void saveVariables({ ...own, environmentId: currentTarget.value === '' ? null : currentTarget.value })
              }
            >
              <option value="">{t('variables.noEnvironment')}</option>
              {known.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Button variant="default" leftSection={<IconPlus size={14} stroke={1.75} />} onClick={add}>
            {t('variables.add')}
          </Button>
        </div>
        <div className={classes.said} role="status">
          {removed && !known.some(({ id }) => id === removed.id) && (
            <p className={classes.note}>
              {t('removed', { name: removed.name })}{' '}
              <button
                type="button"
                className={classes.link}
                data-library-undo
                onClick={() => {
                  void saveVariables(removed);
                  focusWhenThere(`[data-environment="${CSS.escape(removed.id)}"]`);
                }}
              >
                {t('undo')}
              </button>
            </p>
          )}
        </div>
        {chosen && (
          <>
            <EnvironmentName key={`name ${chosen.id}`} environment={chosen} />
            <ValueRows
              key={chosen.id}
              label={chosen.name}
              value={chosen.values}
              onChange={(values) => void saveVariables({ ...chosen, values })}
            />
            <TableField value={chosen.table} onChange={(table) => void saveVariables({ ...chosen, table })} />
            <div className={classes.actions}>
              <Button variant="default" onClick={() => remove(chosen)}>
                {t('variables.remove', { name: chosen.name })}
              </Button>
            </div>
          </>
        )}
      </section>
      <BuiltInList />
    </>
  );
}

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
import classes from '../library.module.css';
import { BuiltInList } from './built-in-list.tsx';
import { TableField } from './table-field.tsx';
import { ValueRows } from './value-rows.tsx';

export function VariablesView({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('library');
  const { sets, fault } = useStore(variablesStore);
  const [removed, setRemoved] = useState<Environment | null>(null);
  useEffect(() => void loadVariables(), []);
  const own = connectionVariables(profileId, sets);
  const known = environments(sets);
  const chosen = known.find(({ id }) => id === own.environmentId);
  const add = () => {
    const id = newProfileId();
    const name = t('variables.newName', { number: known.length + 1 });
    void saveVariables({ kind: 'environment', id, name, values: [], table: null });
    void saveVariables({ ...own, environmentId: id });
  };
  const remove = (environment: Environment) => {
    setRemoved(environment);
    void removeEnvironment(environment);
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
        <h3 className={classes.heading}>{t('variables.own')}</h3>
        <ValueRows
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
        <div role="status">
          {removed && !known.some(({ id }) => id === removed.id) && (
            <p className={classes.note}>
              {t('removed', { name: removed.name })}{' '}
              <button type="button" className={classes.link} onClick={() => void saveVariables(removed)}>
                {t('undo')}
              </button>
            </p>
          )}
        </div>
        {chosen && (
          <>
            <label className={classes.field}>
              <span>{t('variables.name')}</span>
              <input
                className={classes.input}
                value={chosen.name}
                onChange={({ currentTarget }) => void saveVariables({ ...chosen, name: currentTarget.value })}
              />
            </label>
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

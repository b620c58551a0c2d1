import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveVariables } from '../../../state/variables-store.ts';
import type { Environment } from '../../../storage/stored-variables.ts';
import classes from '../library.module.css';

/** What is typed stays as it is typed, whatever storage says in between. */
export function EnvironmentName({ environment }: { readonly environment: Environment }) {
  const { t } = useTranslation('library');
  const [name, setName] = useState(environment.name);
  return (
    <label className={classes.field}>
      <span>{t('variables.name')}</span>
      <input
        className={classes.input}
        data-environment={environment.id}
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
          if (currentTarget.value.trim() !== '') void saveVariables({ ...environment, name: currentTarget.value });
        }}
        onBlur={() => setName(name.trim() === '' ? environment.name : name)}
      />
    </label>
  );
}

import { Button, Modal, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { findProfile, profilesStore } from '../../../state/profiles-store.ts';
import { moveTo } from './list-actions.ts';
import { groupOf, listSections } from './list-sections.ts';
import { listStore } from './list-store.ts';
import classes from './regroup-dialog.module.css';

/** Chooses the group that connections go to: one that is there, a new one, or none. */
export function RegroupDialog({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('connections');
  const [name, setName] = useState('');
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const groups = listSections(profiles).flatMap(({ group }) => (group === null ? [] : [group]));
  const now = new Set(profiles.filter(({ id }) => ids.includes(id)).map(groupOf));
  const only = ids.length === 1 ? findProfile(ids[0] ?? '')?.name : undefined;
  const close = () => listStore.setState({ regrouping: null });
  const move = (group: string | null) => {
    close();
    void moveTo(ids, { group, beforeId: null });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') move(name.trim());
  };
  return (
    <Modal
      opened
      onClose={close}
      size={360}
      title={only === undefined ? t('list.moveMany', { count: ids.length }) : t('list.moveOne', { name: only })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <ul className={classes.groups}>
        {[null, ...groups].map((group) => {
          const here = now.size === 1 && now.has(group);
          return (
            <li key={group ?? ''}>
              <button
                type="button"
                className={classes.group}
                aria-current={here || undefined}
                onClick={() => (here ? close() : move(group))}
              >
                <span className={classes.name}>{group ?? t('list.noGroup')}</span>
                {here && <IconCheck size={16} stroke={1.75} aria-hidden="true" />}
              </button>
            </li>
          );
        })}
      </ul>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          classNames={{ label: classes.fieldLabel ?? '' }}
          data-autofocus
          className={classes.field ?? ''}
          label={t('list.newGroup')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('list.move')}
        </Button>
      </form>
    </Modal>
  );
}

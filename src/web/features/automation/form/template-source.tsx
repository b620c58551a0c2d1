// Where a message can be taken from instead of being written: the publish form, or the library.
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PublishTemplate } from '../../../../core/publish/publish-template.ts';
import { libraryStore, publishesIn, watchLibrary } from '../../../state/library-store.ts';
import { draftOf, templateOf } from '../../../state/publish-drafts.ts';
import classes from './automation-form.module.css';

export interface TemplateSourceProps {
  readonly profileId: string;
  readonly onTake: (template: PublishTemplate) => void;
}

export function TemplateSource({ profileId, onTake }: TemplateSourceProps) {
  const { t } = useTranslation('automation');
  useEffect(watchLibrary, []);
  const items = useStore(libraryStore, (state) => state.items);
  const saved = publishesIn(null, items);
  return (
    <div className={classes.options}>
      <Button
        variant="default"
        className={classes.take ?? ''}
        leftSection={<IconSend size={14} stroke={1.75} />}
        onClick={() => onTake(templateOf(draftOf(profileId)))}
      >
        {t('template.fromForm')}
      </Button>
      {saved.length > 0 && (
        <select
          className={classes.input}
          aria-label={t('template.fromLibrary')}
          // It takes, and remembers nothing: what was taken is changed below.
          value=""
          onChange={({ currentTarget }) => {
            const chosen = saved.find(({ id }) => id === currentTarget.value);
            if (chosen) onTake(chosen.template);
          }}
        >
          <option value="" disabled>
            {t('template.fromLibrary')}
          </option>
          {saved.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

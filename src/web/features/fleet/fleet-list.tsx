// The fleets of one connection that are kept, and what a new one may begin with.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dropFleet, fleetStore, fleetsOf, keepFleet } from '../../state/fleet-store.ts';
import type { KeptFleet } from '../../storage/stored-fleets.ts';
import classes from './fleet.module.css';
import { FleetCard } from './fleet-card.tsx';
import { TemplateChoice } from './template-choice.tsx';

export function FleetList({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('fleet');
  const { fleets: all, loaded, fault } = useStore(fleetStore);
  const fleets = fleetsOf(all, profileId);
  const [removed, setRemoved] = useState<KeptFleet | null>(null);
  if (!loaded) return null;
  return (
    <div className={classes.section}>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('notKept', { message: fault })}
        </p>
      )}
      {fleets.length > 0 && (
        <ul className={classes.list} aria-label={t('list')}>
          {fleets.map((fleet) => (
            <FleetCard
              key={fleet.id}
              profileId={profileId}
              kept={fleet}
              onRemove={() => {
                setRemoved(fleet);
                void dropFleet(fleet.id);
              }}
            />
          ))}
        </ul>
      )}
      {removed && !fleets.some(({ id }) => id === removed.id) && (
        <p className={classes.removed} role="status">
          {t('removed', { name: removed.name })}
          <Button
            autoFocus
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setRemoved(null);
              void keepFleet(removed);
            }}
          >
            {t('undo')}
          </Button>
        </p>
      )}
      <section className={classes.fresh}>
        <h2 className={classes.heading}>{fleets.length > 0 ? t('newFrom') : t('title')}</h2>
        {fleets.length === 0 && <p className={classes.intro}>{t('intro')}</p>}
        <TemplateChoice profileId={profileId} short={fleets.length > 0} />
      </section>
    </div>
  );
}

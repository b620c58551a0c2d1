import { Button } from '@mantine/core';
import { IconPlug, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { companionStore } from '../../state/companion-store.ts';
import { openNewConnection } from './connection-dialog-store.ts';
import { EmbeddedBrokerCard } from './embedded-broker-card.tsx';
import classes from './first-start.module.css';
import { LocalBrokerCard } from './local-broker-card.tsx';
import { StartCard } from './start-card.tsx';

/** The empty state of a browser without profiles. */
export function FirstStart() {
  const { t } = useTranslation('connections');
  const { known, info } = useStore(companionStore);
  const broker = info?.embeddedBroker;
  return (
    <div className={classes.start}>
      <h1 className={classes.title}>{t('start.title')}</h1>
      <p className={classes.lead}>{t('start.lead')}</p>
      <div className={classes.cards}>
        {/* Keeps its place until the page's origin has said whether it runs a broker. */}
        {!known && <div className={classes.reserved} />}
        {broker && <EmbeddedBrokerCard broker={broker} />}
        <StartCard
          title={t('start.ownTitle')}
          Icon={IconPlug}
          actions={
            <>
              <Button
                variant={known && !broker ? 'filled' : 'default'}
                leftSection={<IconPlus size={16} stroke={1.75} />}
                onClick={() => openNewConnection()}
              >
                {t('newConnection')}
              </Button>
              <kbd className={classes.key}>N</kbd>
            </>
          }
        >
          <p>{t('start.ownLead')}</p>
        </StartCard>
        {known && !info && <LocalBrokerCard />}
      </div>
      <p className={classes.privacy}>{t('start.privacy')}</p>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconChevronRight, IconPlug, IconPlus, IconSchool } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { companionStore } from '../../../state/companion-store.ts';
import { openNewConnection } from '../connection-dialog-store.ts';
import { EmbeddedBrokerCard } from './embedded-broker-card.tsx';
import classes from './first-start.module.css';
import { LocalBrokerCard } from './local-broker-card.tsx';
import { StartCard } from './start-card.tsx';

/** How long the page may be without its cards, so that none moves when its origin says whether it runs a broker. */
const PATIENCE_MS = 400;

/** The empty state of a browser without profiles. */
export function FirstStart({ onLearn }: { readonly onLearn: () => void }) {
  const { t } = useTranslation('connections');
  const { known, info } = useStore(companionStore);
  const broker = info?.embeddedBroker;
  const waited = useWaited(PATIENCE_MS);
  return (
    <div className={classes.start}>
      <h1 className={classes.title}>{t('start.title')}</h1>
      <p className={classes.lead}>{t('start.lead')}</p>
      <div className={classes.cards} data-known={known || waited} data-pair={known && !info}>
        {broker && <EmbeddedBrokerCard broker={broker} />}
        <StartCard
          title={t('start.ownTitle')}
          Icon={IconPlug}
          actions={
            <>
              <Button
                className={classes.button}
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
      <button type="button" className={classes.learn} onClick={onLearn}>
        <IconSchool size={20} stroke={1.75} aria-hidden="true" />
        <span>
          <b>{t('start.learnTitle')}</b>
          {t('start.learnLead')}
        </span>
        <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
      </button>
      <p className={classes.privacy}>{t('start.privacy')}</p>
    </div>
  );
}

function useWaited(ms: number): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return waited;
}

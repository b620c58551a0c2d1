// What lasts and concerns the whole app, one quiet bar each: it appears, and it goes when it is over.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { linkStore } from '../start/connect-link.ts';
import { applyUpdate, updateStore } from '../start/service-worker.ts';
import { environmentStore } from '../start/start-stores.ts';
import classes from './notices.module.css';

export function Notices() {
  const { t } = useTranslation();
  const { online, storageFault, endedElsewhere } = useStore(environmentStore);
  const { ready } = useStore(updateStore);
  const { badUrl } = useStore(linkStore);
  return (
    <div className={classes.notices}>
      {!online && <Notice>{t('offline')}</Notice>}
      {storageFault !== null && <Notice kind="warn">{t('storageFault', { message: storageFault })}</Notice>}
      {badUrl !== null && (
        <Notice kind="warn">
          {t('badLink', { url: badUrl })}
          <Button size="compact-sm" onClick={() => linkStore.setState({ badUrl: null })}>
            {t('dismiss')}
          </Button>
        </Notice>
      )}
      {endedElsewhere !== null && (
        <Notice>
          {t('endedElsewhere', { name: endedElsewhere })}
          <Button size="compact-sm" onClick={() => environmentStore.setState({ endedElsewhere: null })}>
            {t('dismiss')}
          </Button>
        </Notice>
      )}
      {ready && (
        <Notice>
          {t('newVersion')}
          <Button size="compact-sm" onClick={applyUpdate}>
            {t('reload')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => updateStore.setState({ ready: false })}
          >
            {t('later')}
          </Button>
        </Notice>
      )}
    </div>
  );
}

function Notice({ kind = 'info', children }: { readonly kind?: 'info' | 'warn'; readonly children: ReactNode }) {
  const Icon = kind === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={classes.notice} data-kind={kind} role="status">
      <Icon size={14} stroke={1.75} />
      {children}
    </div>
  );
}

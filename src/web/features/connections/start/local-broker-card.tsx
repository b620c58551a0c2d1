import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconTerminal2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './first-start.module.css';
import { StartCard } from './start-card.tsx';

const COMMAND = 'npx mqtt-loupe';

/** On a static host: how to get a broker, and TCP with it. */
export function LocalBrokerCard() {
  const { t } = useTranslation('connections');
  return (
    <StartCard
      title={t('start.localTitle')}
      Icon={IconTerminal2}
      actions={
        <div className={classes.command}>
          <code>{COMMAND}</code>
          <CopyButton value={COMMAND}>
            {({ copied, copy }) => {
              const name = copied ? t('start.copied') : t('start.copyCommand');
              const Icon = copied ? IconCheck : IconCopy;
              return (
                <ActionIcon className={classes.copy ?? ''} aria-label={name} title={name} onClick={copy}>
                  <Icon size={16} stroke={1.75} />
                </ActionIcon>
              );
            }}
          </CopyButton>
        </div>
      }
    >
      <p>{t('start.localLead')}</p>
    </StartCard>
  );
}

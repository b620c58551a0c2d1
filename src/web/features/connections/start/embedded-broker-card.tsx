import { Button } from '@mantine/core';
import { IconServer2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import type { EmbeddedBrokerInfo } from '../../../../core/protocol/companion-contract.ts';
import { connect, showWorkspace } from '../../../state/workspace-actions.ts';
import { openNewConnection } from '../connection-dialog-store.ts';
import { embeddedEndpoint } from '../embedded-broker.ts';
import { faultMessage } from '../fault-message.ts';
import classes from './first-start.module.css';
import { StartCard } from './start-card.tsx';

/** One click to a first message: the companion's own broker, already filled in. */
export function EmbeddedBrokerCard({ broker }: { readonly broker: EmbeddedBrokerInfo }) {
  const { t } = useTranslation('connections');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const endpoint = embeddedEndpoint(broker, location.hostname);
  const prefill = { name: t('embedded.title'), endpoint };

  const start = async () => {
    setBusy(true);
    try {
      // The card is part of a first visit; what makes a profile comes with the click.
      const [{ createProfile, newClientId }, { newDraft, profileFields }] = await Promise.all([
        import('../profile-actions.ts'),
        import('../form/profile-draft.ts'),
      ]);
      const { id } = await createProfile(profileFields(newDraft(prefill, newClientId())), {});
      showWorkspace(id);
      void connect(id);
    } catch (error) {
      setBusy(false);
      setFault(faultMessage(error));
    }
  };

  return (
    <StartCard
      title={t('embedded.title')}
      Icon={IconServer2}
      facts={
        <dl className={classes.facts}>
          <dt>{t('start.websocket')}</dt>
          <dd>{formatEndpoint(endpoint)}</dd>
          <dt>{t('start.tcp')}</dt>
          <dd>{`${endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host}:${broker.tcpPort}`}</dd>
          <dt>{t('start.versions')}</dt>
          <dd>{t('start.versionList')}</dd>
          <dt>{t('start.password')}</dt>
          <dd>{t('start.noPassword')}</dd>
        </dl>
      }
      actions={
        <>
          <Button
            className={classes.button}
            classNames={{ label: classes.label ?? '' }}
            variant="filled"
            autoFocus
            disabled={busy}
            onClick={() => void start()}
          >
            {t('start.connectEmbedded')}
          </Button>
          <button type="button" className={classes.link} onClick={() => openNewConnection(prefill)}>
            {t('start.changeFirst')}
          </button>
        </>
      }
    >
      <p>
        <Trans t={t} i18nKey="start.embeddedLead" components={{ 1: <code /> }} />
      </p>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('list.notDone', { message: fault })}
        </p>
      )}
    </StartCard>
  );
}

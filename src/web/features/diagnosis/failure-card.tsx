import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatEndpoint } from '../../../core/mqtt/endpoint.ts';
import { versionName } from '../../../core/mqtt/protocol-version.ts';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import { CodeText } from '../../kit/code-text/code-text.tsx';
import { connect } from '../../state/workspace-actions.ts';
import { applyRemedy } from './apply-remedy.ts';
import type { Diagnosis } from './diagnose.ts';
import classes from './failure-card.module.css';
import type { FailureText } from './use-failure-text.ts';

export interface FailureCardProps {
  readonly profileId: string;
  readonly failure: ConnectionFailure;
  readonly diagnosis: Diagnosis;
  readonly text: FailureText;
  readonly onEdit: () => void;
}

export function FailureCard({ profileId, failure, diagnosis, text, onEdit }: FailureCardProps) {
  const { t } = useTranslation('diagnosis');
  const { remedy, certain } = diagnosis;
  return (
    <div className={classes.card}>
      <dl className={classes.rows}>
        <div>
          <dt>{t('observed')}</dt>
          <dd>
            <CodeText text={text.seen} />
          </dd>
        </div>
        <div>
          <dt>{certain ? t('meaning') : t('probably')}</dt>
          <dd>
            <Lines lines={text.why} />
          </dd>
        </div>
        <div>
          <dt>{t('todo')}</dt>
          <dd>
            <Lines lines={text.steps} />
            {diagnosis.steps.includes('openCertificate') && <PageLink address={failure.address} />}
          </dd>
        </div>
      </dl>
      <div className={classes.fixes}>
        {remedy && (
          <Button className={classes.fix ?? ''} variant="filled" onClick={() => void applyRemedy(profileId, remedy)}>
            {remedy.kind === 'version'
              ? t('useVersion', { version: versionName(remedy.version) })
              : t('useAddress', { address: formatEndpoint(remedy.endpoint) })}
          </Button>
        )}
        <Button className={classes.fix ?? ''} variant={remedy ? 'default' : 'filled'} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button className={classes.fix ?? ''} variant="subtle" color="gray" onClick={() => void connect(profileId)}>
          {t('tryAgain')}
        </Button>
      </div>
    </div>
  );
}

/** A sentence, or a list of them. */
function Lines({ lines }: { readonly lines: readonly { readonly key: string; readonly text: string }[] }) {
  const [first] = lines;
  if (first && lines.length === 1) return <CodeText text={first.text} />;
  return (
    <ul className={classes.list}>
      {lines.map(({ key, text }) => (
        <li key={key}>
          <CodeText text={text} />
        </li>
      ))}
    </ul>
  );
}

/** The same server over https: there the browser tells a person what it does not tell a page. */
function PageLink({ address }: { readonly address: string }) {
  const { t } = useTranslation('diagnosis');
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  url.protocol = 'https:';
  return (
    <a className={classes.link} href={url.href} target="_blank" rel="noreferrer">
      {t('openPage', { url: url.origin })}
      <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
    </a>
  );
}

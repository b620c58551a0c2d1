import { useTranslation } from 'react-i18next';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import type { ReadBackup } from '../backup/read-backup.ts';
import classes from '../dialogs.module.css';
import { restoringPublish } from '../kept-message.ts';
import { TopicNames } from '../topic-names.tsx';

/** Of a file full of faults the first say it all. */
const MAX_FAULTS = 200;

export interface BackupPreviewProps {
  readonly name: string;
  readonly backup: ReadBackup;
  readonly version: ProtocolVersion;
}

/** What a backup would bring back, and what is wrong with the rest, each at its place. */
export function BackupPreview({ name, backup, version }: BackupPreviewProps) {
  const { t, i18n } = useTranslation('retained');
  const { messages, faults } = backup;
  const counted = (count: number) => ({ count, shown: count.toLocaleString(i18n.language) });
  const expired = messages.filter((message) => restoringPublish(message, Date.now()) === null).length;
  const hasProperties = messages.some(({ properties }) => Object.keys(properties).length > 0);
  return (
    <>
      <p className={classes.text} role="status">
        {t('restoring.count', { ...counted(messages.length), name })}
      </p>
      {messages.length > 0 && <TopicNames label={t('restoring.topics')} topics={messages.map(({ topic }) => topic)} />}
      {expired > 0 && <p className={classes.hint}>{t('restoring.expired', counted(expired))}</p>}
      {hasProperties && version !== 5 && <p className={classes.hint}>{t('restoring.noProperties')}</p>}
      {faults.length > 0 && (
        <div>
          <p className={classes.fault}>{t('restoring.faults', counted(faults.length))}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
          <ul className={classes.faults} aria-label={t('restoring.faultsLabel')} tabIndex={0}>
            {faults.slice(0, MAX_FAULTS).map(({ number, topic, field }) => (
              <li key={number}>
                {t('restoring.place', { number })} {topic !== null && <bdi>{topic}</bdi>}{' '}
                {t(`restoring.wrong.${field}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

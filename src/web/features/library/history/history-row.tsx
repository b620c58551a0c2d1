// One publish as it was sent, and what became of it.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrepareFault } from '../../../../core/publish/prepared-publish.ts';
import type { PublishTemplate } from '../../../../core/publish/publish-template.ts';
import { useFaultWords } from '../../../kit/publish-fault/use-fault-words.ts';
import { QosBadge } from '../../../kit/qos-badge/qos-badge.tsx';
import { openInForm } from '../../../state/publish-drafts.ts';
import type { HistoryEntry } from '../../../storage/stored-history.ts';
import { afterMenu, focusWhenThere } from '../focus-when-there.ts';
import classes from '../library.module.css';
import { sendAgain } from './send-again.ts';
import { useOutcomeWords } from './use-outcome-words.ts';

/** As much of a payload as a line can show, in UTF-16 units. */
const MAX_PREVIEW = 300;

export interface HistoryRowProps {
  readonly profileId: string;
  readonly entry: HistoryEntry;
  readonly onSave: (template: PublishTemplate) => void;
  readonly onRemove: () => void;
}

export function HistoryRow({ profileId, entry, onSave, onRemove }: HistoryRowProps) {
  const { t, i18n } = useTranslation('library');
  const outcome = useOutcomeWords();
  const words = useFaultWords();
  const [fault, setFault] = useState<PrepareFault | null>(null);
  const { topic, template, fileName, isCut, at, payloadBytes } = entry;
  // Of a file, and of what was too long, there is not enough to send it again.
  const isWhole = fileName === null && !isCut;
  const edit = () => {
    openInForm(profileId, template);
    focusWhenThere('[data-field="publish-topic"]');
  };
  const time = new Date(at).toLocaleString(i18n.language, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <li className={classes.item}>
      <div className={classes.row} data-history-entry={entry.id}>
        <div className={classes.words}>
          <span className={classes.name}>
            <code>{topic}</code>{' '}
            <code className={classes.payload}>{fileName ?? template.payload.text.slice(0, MAX_PREVIEW)}</code>
          </span>
          <span className={classes.facts}>
            <span>{time}</span>
            <QosBadge qos={template.qos} />
            <span>{t('history.bytes', { count: payloadBytes })}</span>
            <span data-tone={outcome.tone(entry.outcome)}>{outcome.words(entry.outcome)}</span>
            {isCut && <span>{t('history.cut')}</span>}
          </span>
          {fault && (
            <p className={classes.fault} role="alert">
              {words.prepare(fault)}
            </p>
          )}
        </div>
        <ActionIcon
          aria-label={t('history.again', { topic })}
          title={t('history.again', { topic })}
          disabled={!isWhole}
          onClick={() => void sendAgain(profileId, template).then(setFault)}
        >
          <IconSend size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label={t('editNamed', { name: topic })} title={t('editNamed', { name: topic })} onClick={edit}>
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon aria-label={t('more', { name: topic })} title={t('more', { name: topic })}>
              <IconDots size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={!isWhole} onClick={() => afterMenu(() => onSave(template))}>
              {t('history.save')}
            </Menu.Item>
            <Menu.Item onClick={onRemove}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}

import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PinIcon } from '../../kit/pin-icon/pin-icon.tsx';
import classes from './retained-head.module.css';

const MEANINGS = ['kept', 'flag', 'seen', 'outdated', 'qos', 'older'] as const;

export interface RetainedHeadProps {
  readonly topicFilter: string;
  readonly backUp: boolean;
  readonly onBackUp: (backUp: boolean) => void;
  /** What deletes. */
  readonly button: ReactNode;
  readonly onClose: () => void;
}

export function RetainedHead({ topicFilter, backUp, onBackUp, button, onClose }: RetainedHeadProps) {
  const { t } = useTranslation('retained');
  return (
    <header className={classes.head}>
      <h2 className={classes.title}>
        <span className={classes.pin}>
          <PinIcon />
        </span>
        <span>{t('title')}</span>
        <Level topicFilter={topicFilter} />
      </h2>
      <Meaning />
      <span className={classes.deleting}>
        <Checkbox
          label={t('backUp')}
          title={t('backUpMeaning')}
          checked={backUp}
          onChange={(event) => onBackUp(event.currentTarget.checked)}
        />
        {button}
      </span>
      <ActionIcon className={classes.close ?? ''} aria-label={t('close')} title={t('close')} onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </header>
  );
}

function Level({ topicFilter }: { readonly topicFilter: string }) {
  const { t } = useTranslation('retained');
  if (topicFilter === '#') return <span className={classes.word}>{t('everything')}</span>;
  const isLevel = topicFilter.endsWith('/#');
  return (
    <>
      <span className={classes.word}>{t(isLevel ? 'below' : 'of')}</span>
      <bdi className={classes.level} title={topicFilter}>
        {isLevel ? topicFilter.slice(0, -2) : topicFilter}
      </bdi>
    </>
  );
}

function Meaning() {
  const { t } = useTranslation('retained');
  return (
    <Popover width={340} position="top-start" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon className={classes.info ?? ''} aria-label={t('meaning')} title={t('meaning')}>
          <IconInfoCircle size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('meaning')} tabIndex={-1} className={classes.meaning ?? ''}>
        {MEANINGS.map((meaning) => (
          <p key={meaning}>{t(`meanings.${meaning}`)}</p>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

// What wheel, pointer and keys do in a plot.
import { ActionIcon, Popover } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './board.module.css';

const ROWS = [
  ['wheel', 'wheelDoes'],
  ['drag', 'dragDoes'],
  ['shiftDrag', 'shiftDragDoes'],
  ['points', 'pointsDo'],
  ['lines', 'linesDo'],
  ['open', 'openDoes'],
  ['ends', 'endsDo'],
  ['double', 'doubleDoes'],
] as const;

export function KeysHelp() {
  const { t } = useTranslation('charts');
  return (
    <Popover position="bottom-end" shadow="md" width={320} trapFocus>
      <Popover.Target>
        <ActionIcon
          className={`${classes.icon} ${classes.keysButton}`}
          aria-label={t('keys.name')}
          title={t('keys.name')}
        >
          <IconKeyboard size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('keys.name')}>
        <KeysList />
      </Popover.Dropdown>
    </Popover>
  );
}

function KeysList() {
  const { t } = useTranslation('charts');
  return (
    <dl className={classes.keys} tabIndex={0} data-autofocus>
      {ROWS.map(([keys, does]) => (
        <div key={keys}>
          <dt>{t(`keys.${keys}`)}</dt>
          <dd>{t(`keys.${does}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same for screen readers, described by its id wherever there is a plot. */
export function KeysText({ id }: { readonly id: string }) {
  const { t } = useTranslation('charts');
  return (
    <p className="sr-only" id={id}>
      {ROWS.map(([keys, does]) => `${t(`keys.${keys}`)}: ${t(`keys.${does}`)}.`).join(' ')}
    </p>
  );
}

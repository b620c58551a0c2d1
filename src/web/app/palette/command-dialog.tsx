import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import { CommandList } from './command-list.tsx';
import classes from './command-palette.module.css';
import { closePalette } from './palette-store.ts';

export function CommandDialog() {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Modal.Root opened onClose={closePalette} size={560} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.body ?? ''}>
          <Modal.Title className="sr-only">{t('commandPalette')}</Modal.Title>
          <CommandList />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

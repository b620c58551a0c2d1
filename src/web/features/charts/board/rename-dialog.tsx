import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../../kit/focus-return/use-focus-return.ts';
import { changeBoard } from '../../../state/charts-actions.ts';
import type { Board } from '../../../storage/stored-boards.ts';
import classes from '../dialog.module.css';

export function RenameDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { t } = useTranslation('charts');
  useFocusReturn();
  const [name, setName] = useState(board.name);
  const [isAsked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '') return;
    changeBoard(board.id, { name: name.trim() });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={380}
      title={t('rename.title')}
      closeButtonProps={{ 'aria-label': t('edit.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('rename.name')}
          value={name}
          error={isAsked && name.trim() === '' ? t('rename.noName') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('edit.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('edit.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

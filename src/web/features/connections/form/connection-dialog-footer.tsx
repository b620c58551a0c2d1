import { Button } from '@mantine/core';
import { IconActivity, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { closeConnectionDialog } from '../connection-dialog-store.ts';
import classes from './connection-dialog.module.css';
import type { ProfileForm } from './use-profile-form.ts';

interface ConnectionDialogFooterProps {
  readonly form: ProfileForm;
  readonly canTest: boolean;
}

/** The buttons; after Escape with changes in the form, the question what to do with them. */
export function ConnectionDialogFooter({ form, canTest }: ConnectionDialogFooterProps) {
  const { t } = useTranslation('connectionForm');
  const { askDiscard, saving, saveError } = form.state;
  return (
    <div className={classes.footer}>
      {saveError !== null && (
        <p className={classes.error} role="alert">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
          {t('form.notSaved', { message: saveError })}
        </p>
      )}
      {askDiscard ? (
        <div key="question" className={classes.buttons}>
          <span className={classes.question} role="alert">
            {t('form.discardQuestion')}
          </span>
          <Button className={classes.button} onClick={closeConnectionDialog}>
            {t('form.discard')}
          </Button>
          <Button
            className={classes.button}
            autoFocus
            variant="filled"
            onClick={() => form.dispatch({ type: 'ask-discard', ask: false })}
          >
            {t('form.keepEditing')}
          </Button>
        </div>
      ) : (
        <div key="buttons" className={classes.buttons} data-actions>
          {canTest && (
            <Button
              className={`${classes.button} ${classes.test}`}
              leftSection={<IconActivity size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => void form.test()}
            >
              {t('form.test')}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            className={`${classes.button} ${classes.quiet}`}
            onClick={closeConnectionDialog}
          >
            {t('form.cancel')}
          </Button>
          <Button className={classes.button} disabled={saving} onClick={() => void form.save(false)}>
            {t('form.save')}
          </Button>
          <Button className={classes.button} type="submit" variant="filled" disabled={saving}>
            {t('form.saveAndConnect')}
          </Button>
        </div>
      )}
    </div>
  );
}

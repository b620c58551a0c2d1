import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { AddressFields } from './address-fields.tsx';
import classes from './connection-dialog.module.css';
import { ConnectionDialogFooter } from './connection-dialog-footer.tsx';
import { FormField } from './form-field.tsx';
import { LoginFields } from './login-fields.tsx';
import { SessionFold } from './session-fold.tsx';
import { type ProfileFormTarget, useProfileForm } from './use-profile-form.ts';
import { VersionField } from './version-field.tsx';

export interface ConnectionDialogProps {
  readonly target: ProfileFormTarget;
}

/** The form of a profile, as a dialog. */
export function ConnectionDialog({ target }: ConnectionDialogProps) {
  const { t } = useTranslation('connections');
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const form = useProfileForm(target);
  const formRef = useRef<HTMLFormElement>(null);
  const { refusals } = form.state;
  const { firstFault } = form;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves at an attempt to save, not as faults come and go.
  useEffect(() => {
    if (refusals > 0) formRef.current?.querySelector<HTMLElement>(`[data-field="${firstFault}"]`)?.focus();
  }, [refusals]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void form.save(true);
  };

  return (
    <Modal
      opened
      onClose={form.leave}
      closeOnClickOutside={!form.dirty}
      fullScreen={phone}
      withCloseButton={false}
      classNames={{
        overlay: classes.scrim ?? '',
        content: classes.content ?? '',
        body: classes.body ?? '',
      }}
    >
      <form ref={formRef} className={classes.form} onSubmit={onSubmit} noValidate>
        {/* Not Mantine's own header: a second banner on the page is one too many. */}
        <div className={classes.header}>
          <Modal.Title className={classes.title ?? ''}>
            {target.kind === 'new' ? t('form.newTitle') : t('form.editTitle')}
          </Modal.Title>
          <Modal.CloseButton aria-label={t('form.close')} size={phone ? 40 : 26} iconSize={16} />
        </div>
        <div className={classes.scroll}>
          <div className={classes.fields}>
            {target.kind === 'edit' && <RunningNote profileId={target.profile.id} />}
            <FormField
              label={t('form.name')}
              value={form.state.draft.name}
              placeholder={form.state.draft.host}
              onText={(name) => form.dispatch({ type: 'edit', patch: { name } })}
            />
            <AddressFields form={form} />
            <LoginFields form={form} />
            <VersionField
              value={form.state.draft.version}
              onChange={(version) => form.dispatch({ type: 'edit', patch: { version } })}
            />
          </div>
          <SessionFold form={form} />
        </div>
        <ConnectionDialogFooter form={form} />
      </form>
    </Modal>
  );
}

function RunningNote({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('connections');
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  if (phase === 'disconnected' || phase === 'failed') return null;
  return (
    <p className={classes.running}>
      <IconInfoCircle size={14} stroke={1.75} aria-hidden="true" />
      {t('form.running')}
    </p>
  );
}

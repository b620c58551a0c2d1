import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { AddressFields } from './address-fields.tsx';
import { ColorField } from './color-field.tsx';
import classes from './connection-dialog.module.css';
import { ConnectionDialogFooter } from './connection-dialog-footer.tsx';
import { PropertiesFold } from './folds/properties-fold.tsx';
import { ReconnectFold } from './folds/reconnect-fold.tsx';
import { SessionFold } from './folds/session-fold.tsx';
import { SubscriptionsFold } from './folds/subscriptions-fold.tsx';
import { TlsFold } from './folds/tls-fold.tsx';
import { WillFold } from './folds/will-fold.tsx';
import { FormField } from './form-field.tsx';
import { addFormTexts } from './form-texts.ts';
import { GroupField } from './group-field.tsx';
import { LoginFields } from './login-fields.tsx';
import { testedSettings } from './profile-form-state.ts';
import { ProfileNotes } from './profile-notes.tsx';
import { type ProfileForm, type ProfileFormTarget, useProfileForm } from './use-profile-form.ts';
import { VersionField } from './version-field.tsx';

addFormTexts();

/** What a test of the connection needs: it is drawn by another feature. */
export interface ConnectionTestProps {
  readonly settings: ConnectionSettings;
  /** Counts up with every test. */
  readonly run: number;
  /** Takes a proposed change over into the form, and tests it. */
  readonly onFix: (patch: Partial<ConnectionSettings>) => void;
}

export interface ConnectionDialogProps {
  readonly target: ProfileFormTarget;
  /** Where editing begins; absent: at the host. */
  readonly field?: string | undefined;
  /** The panel above the footer, after `Test connection` was pressed. Absent: there is no such button. */
  readonly renderTest?: ((props: ConnectionTestProps) => ReactNode) | undefined;
  /** Absent: there is no button `Import`. */
  readonly onImport?: (() => void) | undefined;
}

/** The form of a profile, as a dialog. */
export function ConnectionDialog({ target, field, renderTest, onImport }: ConnectionDialogProps) {
  const { t } = useTranslation('connectionForm');
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const form = useProfileForm(target);
  const formRef = useRef<HTMLFormElement>(null);
  const { refusals, test } = form.state;
  const tested = testedSettings(form.state);
  const { firstFault } = form;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves at an attempt to save, not as faults come and go.
  useEffect(() => {
    if (refusals > 0 && firstFault) focusField(formRef.current, firstFault);
  }, [refusals]);

  useEffect(() => {
    // After the dialog itself has moved the focus into it.
    const timer = setTimeout(() => field && focusField(formRef.current, field), 50);
    return () => clearTimeout(timer);
  }, [field]);

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
          <div className={classes.tools}>
            {target.kind === 'new' && onImport && (
              <Button
                variant="subtle"
                color="gray"
                className={`${classes.button} ${classes.quiet}`}
                leftSection={<IconUpload size={16} stroke={1.75} aria-hidden="true" />}
                onClick={onImport}
              >
                {t('form.import')}
              </Button>
            )}
            <Modal.CloseButton aria-label={t('form.close')} size={phone ? 40 : 26} iconSize={16} />
          </div>
        </div>
        <div className={classes.scroll}>
          <div className={classes.fields}>
            {target.kind === 'edit' && <ProfileNotes opened={target.profile} />}
            <BasicFields form={form} />
          </div>
          <SessionFold form={form} />
          <TlsFold form={form} />
          <WillFold form={form} />
          <PropertiesFold form={form} />
          <ReconnectFold form={form} />
          <SubscriptionsFold form={form} />
        </div>
        {renderTest && test && tested && (
          <div className={classes.panel}>{renderTest({ settings: tested, run: test.run, onFix: form.fix })}</div>
        )}
        <ConnectionDialogFooter form={form} canTest={renderTest !== undefined} />
      </form>
    </Modal>
  );
}

function focusField(form: HTMLFormElement | null, field: string): void {
  form?.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus();
}

/** What most connections need, always in view. */
function BasicFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const { dispatch } = form;
  const { draft } = form.state;
  return (
    <>
      <div className={classes.first}>
        <FormField
          label={t('form.name')}
          value={draft.name}
          placeholder={draft.host}
          onText={(name) => dispatch({ type: 'edit', patch: { name } })}
        />
        <GroupField form={form} />
      </div>
      <ColorField value={draft.color} onChange={(color) => dispatch({ type: 'edit', patch: { color } })} />
      <AddressFields form={form} />
      <LoginFields form={form} />
      <VersionField value={draft.version} onChange={(version) => dispatch({ type: 'edit', patch: { version } })} />
    </>
  );
}

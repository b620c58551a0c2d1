// The frame of both forms: the way back, the name, and the buttons that keep what was written.
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { mayFocusField, useLostFocus } from '../use-lost-focus.ts';
import classes from './automation-form.module.css';
import { FormField } from './form-field.tsx';

export interface AutomationFormProps {
  readonly profileId: string;
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  /** It runs now, as it was before. */
  readonly isRunning: boolean;
  /** False, and nothing is kept: something is wrong, and the form shows it from now on. */
  readonly onSave: (start: boolean) => boolean;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function AutomationForm(props: AutomationFormProps) {
  const { profileId, title, name, onName, isRunning, onSave, onCancel, children } = props;
  const { t } = useTranslation('automation');
  const connected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  const form = useRef<HTMLFormElement>(null);
  useLostFocus(title, () =>
    form.current?.querySelector<HTMLElement>(mayFocusField() ? 'input:not([type=checkbox])' : 'h2'),
  );
  const save = (start: boolean) => {
    if (onSave(start)) return;
    // Once what is wrong is marked as such.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save(false);
  };
  return (
    <form ref={form} className={classes.form} aria-label={title} noValidate onSubmit={onSubmit}>
      <header className={classes.head}>
        <ActionIcon aria-label={t('form.back')} title={t('form.back')} onClick={onCancel}>
          <IconArrowLeft size={16} stroke={1.75} />
        </ActionIcon>
        <h2 className={classes.title} tabIndex={-1}>
          {title}
        </h2>
      </header>
      <div className={classes.body}>
        {children}
        <FormField label={t('form.name')} hint={t('form.nameHint')} value={name} onChange={onName} />
      </div>
      <footer className={classes.foot}>
        <Button variant="subtle" color="gray" className={classes.cancel ?? ''} onClick={onCancel}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" variant="default">
          {t('form.save')}
        </Button>
        <Button
          variant="filled"
          disabled={!connected}
          title={connected ? undefined : t('connectFirst')}
          onClick={() => save(true)}
        >
          {t(isRunning ? 'form.saveAndRestart' : 'form.saveAndStart')}
        </Button>
      </footer>
    </form>
  );
}

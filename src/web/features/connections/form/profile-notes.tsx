// What is to be known of a profile while it is edited: it is connected, or another tab has changed or deleted it.
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { profilesStore } from '../../../state/profiles-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import classes from './connection-dialog.module.css';

/** `opened`: the profile as it was when the form was opened. */
export function ProfileNotes({ opened }: { readonly opened: ConnectionProfile }) {
  const { t } = useTranslation('connectionForm');
  const phase = useWorkspace(opened.id, ({ connection }) => connection.phase);
  const updatedAt = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === opened.id)?.updatedAt);
  return (
    <>
      {phase !== 'disconnected' && phase !== 'failed' && <Note text={t('form.running')} />}
      {updatedAt === undefined && <Note text={t('form.deletedElsewhere')} />}
      {updatedAt !== undefined && updatedAt !== opened.updatedAt && <Note text={t('form.changedElsewhere')} />}
    </>
  );
}

function Note({ text }: { readonly text: string }) {
  return (
    <p className={classes.running} role="status">
      <IconInfoCircle size={14} stroke={1.75} aria-hidden="true" />
      {text}
    </p>
  );
}

// One connection as commands of mosquitto's tools, to be copied into a shell.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shell } from '../../../../core/transfer/shell-words.ts';
import { type CommandTool, mosquittoCommand } from '../../../../core/transfer/write-mosquitto-command.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import { useFocusReturn } from '../../../kit/focus-return/use-focus-return.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { findProfile } from '../../../state/profiles-store.ts';
import { storedSecretNames } from '../../../storage/profile-storage.ts';
import classes from './export-dialog.module.css';
import { closeExport } from './export-dialog-store.ts';
import { addExportTexts } from './export-texts.ts';

addExportTexts();

const SHELLS = [
  { value: 'sh', text: 'sh' },
  { value: 'cmd', text: 'cmd' },
] as const;

export function CommandDialog({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('transferExport');
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const [shell, setShell] = useState<Shell>(() => (/Windows/.test(navigator.userAgent) ? 'cmd' : 'sh'));
  const [hasPassword, setHasPassword] = useState(false);
  const profile = findProfile(profileId);
  useEffect(() => {
    storedSecretNames(profileId).then(
      (names) => setHasPassword(names.includes('password')),
      () => undefined,
    );
  }, [profileId]);
  if (!profile) return null;
  const commands = (['sub', 'pub'] as const).map(
    (tool) =>
      [
        tool,
        mosquittoCommand(profile, tool, shell, { hasPassword: hasPassword || profile.askPassword === true }),
      ] as const,
  );
  const remarks = [...new Set(commands.flatMap(([, { remarks: some }]) => some))];
  return (
    <Modal
      opened
      onClose={closeExport}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={640}
      title={t('command.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <div className={classes.form}>
        <div className={classes.shells}>
          <span className={classes.which}>{profile.name}</span>
          <SegmentChoice label={t('command.shell')} options={SHELLS} value={shell} onChange={setShell} />
        </div>
        {commands.map(([tool, { command }]) => (
          <Command key={tool} tool={tool} command={command} />
        ))}
        {(remarks.length > 0 || profile.clientId !== '') && (
          <ul className={classes.remarks}>
            {profile.clientId !== '' && (
              <li>
                <CodeText text={t('command.clientId', { clientId: profile.clientId })} />
              </li>
            )}
            {remarks.map((remark) => (
              <li key={remark}>
                <CodeText text={t(`remark.${remark}`)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Modal>
  );
}

function Command({ tool, command }: { readonly tool: CommandTool; readonly command: string }) {
  const { t } = useTranslation('transferExport');
  const [told, setTold] = useState<'copied' | 'notCopied' | null>(null);
  const name = t(`command.${tool}`);
  return (
    <div>
      <div className={classes.shells}>
        <span className={classes.label}>{name}</span>
        <Button
          size="xs"
          onClick={() =>
            void copyText(command).then(
              (done) => setTold(done ? 'copied' : 'notCopied'),
              () => setTold('notCopied'),
            )
          }
        >
          {t('command.copy', { tool: name })}
        </Button>
      </div>
      <pre className={classes.command}>{command}</pre>
      <p className={classes.told} role="status">
        {told && t(`command.${told}`)}
      </p>
    </div>
  );
}

// What is typed elsewhere, into a shell or a file: monospaced, with a button that copies it.
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './copied-code.module.css';

export function CopiedCode({ text }: { readonly text: string }) {
  const { t } = useTranslation('learn');
  return (
    <div className={classes.code}>
      <pre>{text}</pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <ActionIcon
            className={classes.copy ?? ''}
            aria-label={t(copied ? 'copied' : 'copyCode')}
            title={t(copied ? 'copied' : 'copyCode')}
            onClick={copy}
          >
            {copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}

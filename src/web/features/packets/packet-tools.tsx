import { Button } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCapture } from '../../state/captures-store.ts';
import { clearLog, pause, resume } from '../../state/workspace-actions.ts';
import classes from './packets-view.module.css';

export interface PacketToolsProps {
  readonly profileId: string;
  readonly paused: boolean;
  readonly canClear: boolean;
  readonly onCleared: () => void;
  /** Null: there is nothing to export. Undefined: there is no way to. */
  readonly onExport: (() => void) | null | undefined;
}

export function PacketTools({ profileId, paused, canClear, onCleared, onExport }: PacketToolsProps) {
  const { t } = useTranslation('packets');
  return (
    <>
      <Tool
        text={t(paused ? 'resume' : 'pause')}
        icon={paused ? <IconPlayerPlay size={16} stroke={1.75} /> : <IconPlayerPause size={16} stroke={1.75} />}
        onClick={() => (paused ? resume(profileId) : pause(profileId))}
      />
      {!isCapture(profileId) && (
        <Tool
          text={t('clear')}
          icon={<IconTrash size={16} stroke={1.75} />}
          disabled={!canClear}
          onClick={() => {
            if (paused) resume(profileId);
            clearLog(profileId);
            onCleared();
          }}
        />
      )}
      {onExport !== undefined && (
        <Tool
          text={t('export')}
          icon={<IconDownload size={16} stroke={1.75} />}
          disabled={onExport === null}
          onClick={() => onExport?.()}
        />
      )}
    </>
  );
}

interface ToolProps {
  readonly text: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Tool({ text, icon, disabled = false, onClick }: ToolProps) {
  return (
    <Button
      className={classes.tool ?? ''}
      variant="subtle"
      color="gray"
      leftSection={icon}
      title={text}
      disabled={disabled}
      onClick={onClick}
    >
      {text}
    </Button>
  );
}

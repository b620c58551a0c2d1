// Every control packet of the connection in both directions, and the one that is opened, byte by byte.
import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import { openPacket, pause, resume } from '../../state/workspace-actions.ts';
import { PacketDetailPane } from './packet-detail-pane.tsx';
import { PacketGrid } from './packet-grid.tsx';
import { addPacketTexts } from './packet-texts.ts';
import classes from './packets-view.module.css';

addPacketTexts();

export interface PacketsViewProps {
  readonly profileId: string;
  /** A PUBLISH was opened: its message can be shown where messages are. */
  readonly onMessage?: ((seq: number) => void) | undefined;
}

export function PacketsView({ profileId, onMessage }: PacketsViewProps) {
  const { t } = useTranslation('packets');
  const first = useWorkspace(profileId, ({ tick }) => tick.firstSeq);
  const newest = useWorkspace(profileId, ({ tick }) => tick.endSeq);
  const pausedAt = useWorkspace(profileId, ({ packetsPausedAt }) => packetsPausedAt);
  const opened = useWorkspace(profileId, ({ packetSeq }) => packetSeq);
  const end = Math.max(first, pausedAt ?? newest);
  const paused = pausedAt !== null;
  return (
    <section className={classes.view}>
      <div className={classes.tools}>
        <span className={classes.count}>{t('count', { count: end - first })}</span>
        <Button
          className={classes.tool ?? ''}
          variant="subtle"
          color="gray"
          leftSection={
            paused ? <IconPlayerPlay size={16} stroke={1.75} /> : <IconPlayerPause size={16} stroke={1.75} />
          }
          onClick={() => (paused ? resume(profileId) : pause(profileId))}
        >
          {t(paused ? 'resume' : 'pause')}
        </Button>
      </div>
      <div className={classes.list}>
        <PacketGrid
          profileId={profileId}
          first={first}
          end={end}
          selected={opened}
          onOpen={(row) => {
            openPacket(profileId, row.seq);
            if (row.type === 'PUBLISH') onMessage?.(row.seq);
          }}
        />
        {end === first && <p className={classes.empty}>{t('empty')}</p>}
      </div>
      {opened !== null && (
        <PacketDetailPane key={opened} profileId={profileId} seq={opened} onClose={() => openPacket(profileId, null)} />
      )}
    </section>
  );
}

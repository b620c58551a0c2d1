// The whole session: as a diagram, or as the times that its answers took.
import { Switch } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EVERY_PACKET } from '../../../../core/log/packet-query.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { setPacketQuery } from '../../../state/workspace-actions.ts';
import { SessionDiagram } from './session-diagram.tsx';
import classes from './session-view.module.css';

const SessionTimes = lazy(async () => ({ default: (await import('../times/session-times.tsx')).SessionTimes }));

export function SessionView({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('exchanges');
  // The diagram holds what the list holds.
  const query = useWorkspace(profileId, ({ packetQuery }) => packetQuery) ?? EVERY_PACKET;
  const [part, setPart] = useState<'diagram' | 'times'>('diagram');
  return (
    <>
      <div className={classes.tools}>
        <SegmentChoice
          label={t('session.views')}
          options={[
            { value: 'diagram', text: t('session.diagram') },
            { value: 'times', text: t('session.times') },
          ]}
          value={part}
          onChange={setPart}
        />
        {part === 'diagram' && (
          <Switch
            label={t('session.withoutQos0')}
            checked={query.withoutQos0}
            onChange={({ currentTarget }) =>
              setPacketQuery(profileId, { ...query, withoutQos0: currentTarget.checked })
            }
          />
        )}
      </div>
      {part === 'diagram' ? (
        <SessionDiagram key={profileId} profileId={profileId} />
      ) : (
        <Suspense>
          <SessionTimes key={profileId} profileId={profileId} />
        </Suspense>
      )}
    </>
  );
}

// The whole session: as a diagram, or as the times that its answers took.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { SessionDiagram } from './session-diagram.tsx';
import classes from './session-view.module.css';

const SessionTimes = lazy(async () => ({ default: (await import('../times/session-times.tsx')).SessionTimes }));

export function SessionView({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('exchanges');
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

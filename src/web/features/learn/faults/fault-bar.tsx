// Which faults are on, how often they have acted, and how they end.
import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LabStep } from '../../../../core/learn/lab.ts';
import { faultsBelongTo, findFaults, learnFaultsStore, switchOffFaults } from '../../../state/learn-faults.ts';
import { isEmbedded } from '../../../state/learn-watch.ts';
import classes from './fault-bar.module.css';
import { faultWords } from './fault-words.ts';

export interface FaultBarProps {
  readonly labId: string;
  readonly step: LabStep;
  readonly profileId: string | null;
}

export function FaultBar({ labId, step, profileId }: FaultBarProps) {
  const { t } = useTranslation('learn');
  const { on, fault } = useStore(learnFaultsStore);
  const place = `${labId}/${step.id}`;
  useEffect(() => {
    const actions = step.tasks.flatMap((task) => task.actions);
    faultsBelongTo(
      place,
      actions.flatMap((action) => (action.kind === 'faults' ? [action.faults] : [])),
    );
  }, [place, step]);
  useEffect(() => {
    if (profileId !== null && isEmbedded(profileId)) void findFaults(profileId, place);
  }, [profileId, place]);
  return (
    <div role="status" className={classes.place}>
      {on && (
        <div className={classes.bar}>
          <IconBug size={16} stroke={1.75} aria-hidden="true" />
          <div>
            <p>{t('faults.on')}</p>
            <ul>
              {faultWords(on.state, t).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
          <Button onClick={() => void switchOffFaults()}>{t('faults.off')}</Button>
        </div>
      )}
      {fault === 'not-connected' && <p className={classes.fault}>{t('faults.notConnected')}</p>}
      {fault !== null && fault !== 'not-connected' && (
        <p className={classes.fault}>
          {t('faults.notSet', { why: typeof fault === 'string' ? t(`faults.${fault}`) : fault.message })}
        </p>
      )}
    </div>
  );
}

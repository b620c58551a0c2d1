// Which faults are on, how often they have acted, and how they end.
import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { faultsBelongTo, learnFaultsStore, switchOffFaults } from '../../../state/learn-faults.ts';
import classes from './fault-bar.module.css';
import { faultWords } from './fault-words.ts';

export interface FaultBarProps {
  readonly labId: string;
  readonly stepId: string;
}

export function FaultBar({ labId, stepId }: FaultBarProps) {
  const { t } = useTranslation('learn');
  const { on, fault } = useStore(learnFaultsStore);
  const place = `${labId}/${stepId}`;
  useEffect(() => faultsBelongTo(place), [place]);
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

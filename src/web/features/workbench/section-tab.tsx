import { IconBooks, IconCode, IconCpu, IconRepeat } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { jobsOf, jobsStore } from '../../state/jobs-store.ts';
import { runningIn } from '../../state/workbench-jobs.ts';
import type { WorkbenchSection } from '../../state/workbench-store.ts';
import classes from './workbench-view.module.css';

const ICONS = { library: IconBooks, automation: IconRepeat, devices: IconCpu, scripts: IconCode };

export interface SectionTabProps {
  readonly profileId: string;
  readonly section: WorkbenchSection;
  readonly id: string;
  readonly selected: boolean;
  readonly onChoose: () => void;
}

/** One part of the workbench, with how much runs there. */
export function SectionTab({ profileId, section, id, selected, onChoose }: SectionTabProps) {
  const { t } = useTranslation('workbench');
  const running = useStore(jobsStore, (state) => runningIn(section, jobsOf(profileId, state)));
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Where they lie in a row that scrolls, it may have been chosen from elsewhere.
    if (selected) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  const Icon = ICONS[section];
  return (
    <button
      ref={button}
      type="button"
      role="tab"
      className={classes.section}
      id={id}
      aria-selected={selected}
      aria-controls={selected ? `${id}-panel` : undefined}
      aria-label={t(section)}
      aria-description={running > 0 ? t('running', { count: running }) : undefined}
      tabIndex={selected ? 0 : -1}
      onClick={onChoose}
    >
      <Icon size={16} stroke={1.75} />
      <span className={classes.name}>{t(section)}</span>
      {running > 0 && <span className={classes.count}>{running}</span>}
    </button>
  );
}

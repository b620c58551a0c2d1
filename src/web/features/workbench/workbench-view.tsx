// The workbench's frame: which parts there are, and the one that is open. A part that was open once stays as it was left
// while another is in view. What the parts are is composed by the app.
import { Activity, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  showWorkbenchSection,
  WORKBENCH_SECTIONS,
  type WorkbenchSection,
  workbenchOf,
  workbenchStore,
} from '../../state/workbench-store.ts';
import { SectionTab } from './section-tab.tsx';
import { addWorkbenchTexts } from './workbench-texts.ts';
import classes from './workbench-view.module.css';

addWorkbenchTexts();

export interface WorkbenchViewProps {
  readonly profileId: string;
  readonly sections: Readonly<Record<WorkbenchSection, () => ReactNode>>;
}

export function WorkbenchView({ profileId, sections }: WorkbenchViewProps) {
  const { t } = useTranslation('workbench');
  const id = useId();
  const open = useStore(workbenchStore, (state) => workbenchOf(profileId, state).section);
  const [visited, setVisited] = useState<readonly WorkbenchSection[]>([open]);
  if (!visited.includes(open)) setVisited([...visited, open]);
  return (
    <div className={classes.workbench}>
      <div className={classes.frame}>
        {/* The roles' own keys: up and down beside left and right, as the list lies down where it is narrow. */}
        <div className={classes.sections} role="tablist" aria-label={t('sections')} onKeyDown={onSectionKey}>
          {WORKBENCH_SECTIONS.map((section) => (
            <SectionTab
              key={section}
              profileId={profileId}
              section={section}
              id={`${id}-${section}`}
              selected={section === open}
              onChoose={() => showWorkbenchSection(profileId, section)}
            />
          ))}
        </div>
        {WORKBENCH_SECTIONS.filter((section) => visited.includes(section)).map((section) => (
          <Activity key={section} mode={section === open ? 'visible' : 'hidden'}>
            <div
              className={classes.panel}
              role="tabpanel"
              id={`${id}-${section}-panel`}
              aria-labelledby={`${id}-${section}`}
            >
              {sections[section]()}
            </div>
          </Activity>
        ))}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

function onSectionKey(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const next = tabs[(tabs.indexOf(event.target as HTMLElement) + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}

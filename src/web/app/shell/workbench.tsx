// The workbench with its parts. Nothing of it is loaded before somebody opens it.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWorkspace } from '../../state/use-workspace.ts';
import { PaneGuard } from './pane-guard.tsx';

const WorkbenchView = lazy(async () => ({
  default: (await import('../../features/workbench/workbench-view.tsx')).WorkbenchView,
}));

const LibrarySection = lazy(async () => ({
  default: (await import('../../features/library/library-section.tsx')).LibrarySection,
}));

const AutomationSection = lazy(async () => ({
  default: (await import('../../features/automation/automation-section.tsx')).AutomationSection,
}));

const FleetSection = lazy(async () => ({
  default: (await import('../../features/fleet/fleet-section.tsx')).FleetSection,
}));

const ScriptsSection = lazy(async () => ({
  default: (await import('../../features/scripts/scripts-section.tsx')).ScriptsSection,
}));

export function Workbench({ profileId }: { readonly profileId: string }) {
  const isOpen = useWorkspace(profileId, ({ tab }) => tab === 'workbench');
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  const part = (section: ReactNode) => (
    <PaneGuard>
      <Suspense>{section}</Suspense>
    </PaneGuard>
  );
  return (
    <Suspense>
      <WorkbenchView
        profileId={profileId}
        sections={{
          library: () => part(<LibrarySection profileId={profileId} />),
          automation: () => part(<AutomationSection profileId={profileId} />),
          devices: () => part(<FleetSection profileId={profileId} />),
          scripts: () => part(<ScriptsSection profileId={profileId} />),
        }}
      />
    </Suspense>
  );
}

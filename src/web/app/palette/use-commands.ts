// All that the command palette reaches, as data.
import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { openEditConnection, openNewConnection } from '../../features/connections/connection-dialog-store.ts';
import { connectAll, disconnectAll } from '../../features/connections/list/list-actions.ts';
import { listSections } from '../../features/connections/list/list-sections.ts';
import { openDecoders } from '../../features/inspector/payload/decoders/decoders-dialog-store.ts';
import { LAB_TITLES } from '../../features/learn/lab-titles.ts';
import { openMessageExport } from '../../features/message-export/message-export-store.ts';
import { openPacketExport } from '../../features/packet-export/packet-export-store.ts';
import { openRecordings } from '../../features/recordings/recordings-dialog-store.ts';
import { openReplay } from '../../features/replay/replay-dialog-store.ts';
import { openSettings } from '../../features/settings/settings-dialog-store.ts';
import { openExport } from '../../features/transfer/export/export-dialog-store.ts';
import { openImport } from '../../features/transfer/import/import-dialog-store.ts';
import { LANGUAGES } from '../../i18n/i18n.ts';
import { capturesStore, isCapture } from '../../state/captures-store.ts';
import { stopEverything } from '../../state/jobs-actions.ts';
import { openLearn } from '../../state/learn-store.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { setRecording } from '../../state/recordings-actions.ts';
import { NOT_RECORDED, recordingSettings } from '../../state/recordings-settings.ts';
import { openRetained } from '../../state/retained-store.ts';
import { setFolded } from '../../state/settings-store.ts';
import { useRunningEverywhere } from '../../state/use-running-jobs.ts';
import { openWorkbench, WORKBENCH_SECTIONS } from '../../state/workbench-store.ts';
import {
  clearLog,
  connect,
  disconnect,
  expandAllTopics,
  pause,
  resume,
  retryNow,
  showTab,
  showWorkspace,
} from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { setLanguage } from '../shell/language-menu.tsx';
import { closeCaptureFile, openCaptureFile } from '../shell/open-capture-file.ts';
import { THEME_TEXTS, THEMES } from '../shell/theme-menu.tsx';

export interface Command {
  readonly id: string;
  readonly name: string;
  readonly run: () => void;
}

export function useCommands(): readonly Command[] {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const captures = useStore(capturesStore, (state) => state.captures);
  const { activeId, byProfile } = useStore(workspacesStore);
  const active = activeId === null ? undefined : byProfile[activeId];
  const recorded = useStore(recordingSettings, (state) => state.byProfile[activeId ?? ''] ?? NOT_RECORDED).isOn;

  const running = useRunningEverywhere();

  const commands: Command[] = [
    ...(running > 0 ? [{ id: 'stop all', name: t('commands.stopEverything'), run: stopEverything }] : []),
    { id: 'new', name: t('commands.newConnection'), run: () => openNewConnection() },
    { id: 'import', name: t('commands.import'), run: () => openImport() },
    { id: 'capture', name: t('commands.openCapture'), run: openCaptureFile },
    { id: 'settings', name: t('settings'), run: openSettings },
    { id: 'decoders', name: t('commands.decoders'), run: () => openDecoders(null) },
    { id: 'recordings', name: t('commands.recordings'), run: openRecordings },
    ...(profiles.length > 0 ? [{ id: 'export', name: t('commands.export'), run: () => openExport(null) }] : []),
  ];
  for (const { id, name } of profiles) {
    const phase = byProfile[id]?.connection.phase ?? 'disconnected';
    const idle = phase === 'disconnected' || phase === 'failed';
    commands.push(
      idle
        ? { id: `connect ${id}`, name: t('commands.connect', { name }), run: () => openAnd(id, () => void connect(id)) }
        : { id: `disconnect ${id}`, name: t('commands.disconnect', { name }), run: () => disconnect(id) },
      { id: `show ${id}`, name: t('commands.show', { name }), run: () => showWorkspace(id) },
      ...(phase === 'reconnecting'
        ? [{ id: `retry ${id}`, name: t('commands.retryNow', { name }), run: () => retryNow(id) }]
        : []),
      { id: `edit ${id}`, name: t('commands.edit', { name }), run: () => openEditConnection(id) },
    );
  }
  for (const { id, name } of captures) {
    commands.push(
      { id: `show ${id}`, name: t('commands.show', { name }), run: () => showWorkspace(id) },
      { id: `close ${id}`, name: t('commands.closeCapture', { name }), run: () => void closeCaptureFile(id) },
    );
  }
  for (const { group, profiles: members } of listSections(profiles)) {
    if (group === null) continue;
    const ids = members.map(({ id }) => id);
    commands.push(
      { id: `connect group ${group}`, name: t('commands.connectGroup', { group }), run: () => connectAll(ids) },
      {
        id: `disconnect group ${group}`,
        name: t('commands.disconnectGroup', { group }),
        run: () => disconnectAll(ids),
      },
    );
  }
  if (active) {
    const { profileId, pausedAt } = active;
    commands.push(
      ...(isCapture(profileId)
        ? []
        : [
            { id: 'filter', name: t('commands.focusFilter'), run: () => openAnd(profileId, focusTopicFilter) },
            { id: 'topic', name: t('commands.focusTopic'), run: () => focusField('publish-topic') },
            ...WORKBENCH_SECTIONS.map((section) => ({
              id: `workbench ${section}`,
              name: t('commands.workbench', { section: t(`commands.sections.${section}`) }),
              run: () => openWorkbench(profileId, section),
            })),
            { id: 'retained', name: t('commands.retained'), run: () => openRetained(profileId, '#') },
            { id: 'clear', name: t('commands.clear'), run: () => clearLog(profileId) },
            {
              id: 'record',
              name: t(recorded ? 'commands.stopRecording' : 'commands.record'),
              run: () => setRecording(profileId, !recorded),
            },
          ]),
      pausedAt === null
        ? { id: 'pause', name: t('commands.pause'), run: () => pause(profileId) }
        : { id: 'resume', name: t('commands.resume'), run: () => resume(profileId) },
      { id: 'messages', name: t('commands.showMessages'), run: () => showTab(profileId, 'messages') },
      { id: 'topics', name: t('commands.showTopics'), run: () => showTab(profileId, 'topics') },
      { id: 'packets', name: t('commands.showPackets'), run: () => showTab(profileId, 'packets') },
      { id: 'charts', name: t('commands.showCharts'), run: () => showTab(profileId, 'charts') },
      ...(isCapture(profileId)
        ? []
        : [{ id: 'broker', name: t('commands.showBroker'), run: () => showTab(profileId, 'broker') }]),
      ...(active.tab === 'topics'
        ? [
            { id: 'unfold', name: t('commands.unfoldTopics'), run: () => expandAllTopics(profileId, true) },
            { id: 'fold', name: t('commands.foldTopics'), run: () => expandAllTopics(profileId, false) },
          ]
        : []),
      { id: 'export messages', name: t('commands.exportMessages'), run: () => openMessageExport(profileId) },
      { id: 'export packets', name: t('commands.exportPackets'), run: () => openPacketExport(profileId) },
      { id: 'replay messages', name: t('commands.replayMessages'), run: () => openReplay(profileId) },
    );
  }
  commands.push({ id: 'learn', name: t('commands.showLearn'), run: () => openLearn() });
  for (const [lab, { title }] of Object.entries(LAB_TITLES[i18n.language === 'ru' ? 'ru' : 'en']))
    commands.push({
      id: `lab ${lab}`,
      name: t('commands.lab', { title }),
      run: () => openLearn({ lab, step: null }),
    });
  for (const pane of ['connections', 'subscriptions', 'inspector'] as const) {
    commands.push(
      { id: `fold ${pane}`, name: t(`fold.${pane}`), run: () => setFolded(pane, true) },
      { id: `unfold ${pane}`, name: t(`unfold.${pane}`), run: () => setFolded(pane, false) },
    );
  }
  for (const { code, name } of LANGUAGES) {
    commands.push({ id: code, name: t('commands.language', { name }), run: () => setLanguage(code) });
  }
  for (const scheme of THEMES) {
    const name = t('commands.theme', { name: t(THEME_TEXTS[scheme]) });
    commands.push({ id: scheme, name, run: () => setColorScheme(scheme) });
  }
  return commands;
}

function openAnd(profileId: string, act: () => void): void {
  showWorkspace(profileId);
  act();
}

function focusTopicFilter(): void {
  setFolded('subscriptions', false);
  focusField('topic-filter');
}

/** Fields that commands go to carry `data-field`. After the dialog has given the focus back. */
function focusField(field: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus(), 50);
}

// What a person has set for this browser. In localStorage, because language and panes must be known before the first
// paint; everything larger stands in IndexedDB.

import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_LOG_BUDGET_BYTES } from '../../core/protocol/engine-contract.ts';

export type PaneName = 'connections' | 'subscriptions' | 'inspector' | 'composer';

export type MessageColumn =
  | 'time'
  | 'direction'
  | 'topic'
  | 'payload'
  | 'qos'
  | 'retained'
  | 'size'
  | 'properties'
  | 'subscription';

export interface MessageColumnSettings {
  readonly order: readonly MessageColumn[];
  readonly hidden: readonly MessageColumn[];
  /** Pixels; one that is not named has its own width. */
  readonly widths: Partial<Readonly<Record<MessageColumn, number>>>;
}

/** How the list shows times: `relative` to the selected message, `gap` since the message before. */
export type TimeMode = 'local' | 'utc' | 'relative' | 'gap';

export interface SettingsState {
  /** Null: the browser's language. */
  readonly language: 'en' | 'ru' | null;
  /** Pixels: widths, and the composer's height. A pane that is not named has its own size. */
  readonly paneSizes: Partial<Readonly<Record<PaneName, number>>>;
  readonly folded: Partial<Readonly<Record<PaneName, boolean>>>;
  /** Groups of connections of which only the heading is shown, by name. */
  readonly foldedGroups: readonly string[];
  /** Null: as they are unless a person sets them. */
  readonly messageColumns: MessageColumnSettings | null;
  /** The most bytes that each connection's log may take. */
  readonly logBudgetBytes: number;
  readonly timeMode: TimeMode;
  readonly compactRows: boolean;
  /** What is published by hand is kept in the history. */
  readonly keepsHistory: boolean;
  /** The workspace that was in view last. */
  readonly lastProfileId: string | null;
}

export const settingsStore = createStore<SettingsState>()(
  persist(
    (): SettingsState => ({
      language: null,
      paneSizes: {},
      folded: {},
      foldedGroups: [],
      lastProfileId: null,
      messageColumns: null,
      logBudgetBytes: DEFAULT_LOG_BUDGET_BYTES,
      timeMode: 'local',
      compactRows: false,
      keepsHistory: true,
    }),
    {
      name: 'mqtt-loupe.settings',
      version: 1,
      storage: createJSONStorage(() => localStorage),
    },
  ),
);

export function setPaneSize(pane: PaneName, size: number): void {
  settingsStore.setState(({ paneSizes }) => ({ paneSizes: { ...paneSizes, [pane]: size } }));
}

export function setFolded(pane: PaneName, folded: boolean): void {
  settingsStore.setState((state) => ({ folded: { ...state.folded, [pane]: folded } }));
}

export function setGroupFolded(group: string, folded: boolean): void {
  settingsStore.setState(({ foldedGroups }) => {
    const others = foldedGroups.filter((other) => other !== group);
    return { foldedGroups: folded ? [...others, group] : others };
  });
}

export function setMessageColumns(messageColumns: MessageColumnSettings | null): void {
  settingsStore.setState({ messageColumns });
}

export function setTimeMode(timeMode: TimeMode): void {
  settingsStore.setState({ timeMode });
}

export function setCompactRows(compactRows: boolean): void {
  settingsStore.setState({ compactRows });
}

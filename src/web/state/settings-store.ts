// What a person has set for this browser. In localStorage, because language and panes must be known before the first
// paint; everything larger stands in IndexedDB.
import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

export interface SettingsState {
  /** Null: the browser's language. */
  readonly language: 'en' | 'ru' | null;
  /** Pane layouts by panel group, as react-resizable-panels gives them. */
  readonly paneLayouts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Folded panes by name. */
  readonly folded: Readonly<Record<string, boolean>>;
}

export const settingsStore = createStore<SettingsState>()(
  persist((): SettingsState => ({ language: null, paneLayouts: {}, folded: {} }), {
    name: 'mqtt-loupe.settings',
    version: 1,
    storage: createJSONStorage(() => localStorage),
  }),
);

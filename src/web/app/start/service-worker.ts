// The shell works offline. A new version is fetched in the background and waits until a person says so: a page that
// reloads by itself would lose its connections.
import { registerSW } from 'virtual:pwa-register';
import { createStore } from 'zustand/vanilla';

export const updateStore = createStore<{ readonly ready: boolean }>()(() => ({ ready: false }));

let update: ((reload?: boolean) => Promise<void>) | null = null;

/** Call when the page is idle: nothing of it is needed for the start. */
export function startServiceWorker(): void {
  update = registerSW({ onNeedRefresh: () => updateStore.setState({ ready: true }) });
}

export function applyUpdate(): void {
  void update?.(true);
}

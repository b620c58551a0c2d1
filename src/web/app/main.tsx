// The page's beginning: wiring only.
import './theme/mantine.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../../core/base/assert.ts';
import { preferredLanguage, startI18n } from '../i18n/i18n.ts';
import { settingsStore } from '../state/settings-store.ts';
import { App } from './shell/app.tsx';
import { watchConnectLinks } from './start/connect-link.ts';
import { watchLearnLinks } from './start/learn-link.ts';
import { startServiceWorker } from './start/service-worker.ts';
import { startStores } from './start/start-stores.ts';
import { cssVariables, theme } from './theme/theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// Mantine's scroll lock makes a style element of its own, and asks here for its nonce.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;

startStores();
await startI18n(settingsStore.getState().language ?? preferredLanguage(navigator.languages));

createRoot(must(document.getElementById('root'), 'root element')).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <App />
    </MantineProvider>
  </StrictMode>,
);

watchConnectLinks();
watchLearnLinks();
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  const idle = window.requestIdleCallback ?? ((start: () => void) => setTimeout(start, 1000));
  idle(() => startServiceWorker());
}

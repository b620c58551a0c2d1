import { defineConfig } from '@playwright/test';

const CI = Boolean(process.env.CI);

// Every worker starts a companion and brokers of its own on free ports (see fixtures), so there is no shared server.
export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: false,
  retries: CI ? 1 : 0,
  forbidOnly: CI,
  timeout: 45_000,
  globalTimeout: 28 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    // Recording a trace takes a fifth of the time: where failures are tried again, only then.
    trace: CI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    // It would fetch the whole app for every test, which takes half of the processor's time; tests of it allow it.
    serviceWorkers: 'block',
  },
});

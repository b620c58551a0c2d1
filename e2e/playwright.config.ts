import { defineConfig } from '@playwright/test';

const CI = Boolean(process.env.CI);

// Every worker starts a companion and brokers of its own on free ports (see fixtures), so there is no shared server.
export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  // Tests wait for brokers and clocks more than for the processor: three fill two cores.
  workers: 3,
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
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});

// Simulated devices in the workbench.
import type { Locator, Page } from '@playwright/test';

export class Fleet {
  readonly page: Page;
  readonly form: Locator;
  readonly devices: Locator;
  readonly clientId: Locator;
  readonly every: Locator;
  readonly saveAndStart: Locator;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: /simulated devices$/ });
    this.devices = this.form.getByLabel('Devices', { exact: true });
    this.clientId = this.form.getByLabel('Client ID pattern');
    this.every = this.form.getByLabel('Every, ms');
    this.saveAndStart = this.form.getByRole('button', { name: 'Save and start' });
    this.list = page.getByRole('list', { name: 'Simulated devices' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Workbench' }).click();
    await this.page.getByRole('tab', { name: 'Devices' }).click();
  }

  async newFrom(template: string): Promise<void> {
    await this.page.getByRole('group', { name: 'New devices' }).getByRole('button', { name: template }).click();
  }

  card(name: string): Locator {
    return this.list.getByRole('listitem', { name });
  }

  start(name: string): Locator {
    return this.list.getByRole('button', { name: `Start ${name}` });
  }

  pause(name: string): Locator {
    return this.list.getByRole('button', { name: `Pause ${name}` });
  }

  resume(name: string): Locator {
    return this.list.getByRole('button', { name: `Resume ${name}` });
  }

  stop(name: string): Locator {
    return this.list.getByRole('button', { name: `Stop ${name}` });
  }

  signalName(number: number): Locator {
    return this.form.getByRole('group', { name: `Signal ${number}` }).getByLabel('Signal name');
  }

  figure(name: string, figure: string): Locator {
    return this.card(name).locator(`[data-figure="${figure}"]`);
  }
}

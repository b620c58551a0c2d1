// What records a connection, and what was recorded.
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

export class Recordings {
  /** In the session's header. Its name says how it stands. */
  readonly button: Locator;
  readonly panel: Locator;
  readonly toggle: Locator;
  readonly dialog: Locator;
  readonly items: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    const name = /^(Record|Recording|Records at connect|Recording stopped)$/;
    this.button = page.getByRole('button', { name });
    this.panel = page.getByRole('dialog', { name });
    this.toggle = this.panel.getByRole('switch', { name: 'Record this connection' });
    this.dialog = page.getByRole('dialog', { name: 'Recordings' });
    this.items = this.dialog.getByRole('listitem');
  }

  async switch(on: boolean): Promise<void> {
    await this.button.click();
    await this.toggle.setChecked(on, { force: true });
    await this.page.keyboard.press('Escape');
    await expect(this.panel).toBeHidden();
  }

  async openList(): Promise<void> {
    await this.button.click();
    await this.panel.getByRole('button', { name: 'Recordings…' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async closeList(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** The pcapng file of a recording, by its place in the list: its path, and its bytes. */
  async exported(index = 0): Promise<{ readonly path: string; readonly name: string; readonly bytes: Uint8Array }> {
    const download = this.page.waitForEvent('download');
    await this.items
      .nth(index)
      .getByRole('button', { name: /^Export/ })
      .click();
    const file = await download;
    const path = await file.path();
    return { path, name: file.suggestedFilename(), bytes: readFileSync(path) };
  }

  async delete(index = 0): Promise<void> {
    const item = this.items.nth(index);
    await item.getByRole('button', { name: /^Delete/ }).click();
    await item.getByRole('button', { name: 'Delete', exact: true }).click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** What the broker keeps below a level, under the tree of topics. */
export class RetainedManager {
  readonly root: Locator;
  readonly rows: Locator;
  readonly list: Locator;
  readonly search: Locator;
  readonly all: Locator;
  readonly ask: Locator;
  readonly restore: Locator;
  readonly backUp: Locator;
  readonly delete: Locator;
  readonly close: Locator;
  readonly meaning: Locator;
  readonly report: Locator;
  readonly undo: Locator;
  readonly troubles: Locator;
  /** Names each topic, before anything is deleted. */
  readonly confirmation: Locator;
  readonly restoring: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('region', { name: 'Retained messages', exact: true });
    this.list = this.root.getByRole('listbox', { name: /^Retained messages: / });
    this.rows = this.list.getByRole('option');
    this.search = this.root.getByRole('searchbox', { name: 'Search retained messages' });
    this.all = this.root.getByRole('checkbox', { name: /^Select (all|none)$/ });
    this.ask = this.root.getByRole('button', { name: 'Ask the broker' });
    this.restore = this.root.getByRole('button', { name: 'Restore from a backup…' });
    this.backUp = this.root.getByRole('checkbox', { name: 'Back up first' });
    this.delete = this.root.getByRole('button', { name: /^Delete/ });
    this.close = this.root.getByRole('button', { name: 'Close retained messages' });
    this.meaning = this.root.getByRole('button', { name: 'What retained means' });
    this.report = this.root.getByRole('region', { name: 'What became of it' });
    this.undo = this.report.getByRole('button', { name: /^Undo/ });
    this.troubles = this.report.getByRole('list', { name: 'Topics that did not work' });
    this.confirmation = page.getByRole('dialog', { name: /^Delete \d+ retained messages\?$/ });
    this.restoring = page.getByRole('dialog', { name: 'Restore retained messages' });
  }

  /** Of all topics, through the command palette. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const palette = this.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').fill('Retained messages');
    await this.page.keyboard.press('Enter');
    await expect(this.root).toBeVisible();
  }

  row(topic: string): Locator {
    return this.list.getByRole('option', { name: topic, exact: true });
  }

  /** Has the broker send what it keeps, and waits for its answer. */
  async askAndWait(): Promise<void> {
    await this.ask.click();
    await expect(this.root.getByText('The broker has answered')).toBeVisible({ timeout: 20_000 });
  }

  /** Only the topics that hold the text are listed and chosen. */
  async chooseAll(text: string, count: number): Promise<void> {
    await this.search.fill(text);
    await expect(this.root.getByText(`0 of ${count} selected`)).toBeVisible();
    await this.all.click();
  }

  async chooseBackup(name: string, content: string): Promise<void> {
    await this.restore.click();
    const buffer = Buffer.from(content);
    await this.restoring.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer });
  }

  /** As browsers do that cannot write where a person says: the backup is a download. */
  async withoutFilePicker(): Promise<void> {
    await this.page.evaluate(() =>
      Object.defineProperty(window, 'showSaveFilePicker', { value: undefined, configurable: true }),
    );
  }
}

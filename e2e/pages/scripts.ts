import { expect, type Locator, type Page } from '@playwright/test';

/** The workbench's Scripts. */
export class ScriptsPage {
  readonly source: Locator;
  readonly run: Locator;
  readonly stop: Locator;
  /** How the last run stands, its error, and what it has written. */
  readonly output: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.source = page.getByRole('textbox', { name: 'Source of the script' });
    this.run = page.getByRole('button', { name: 'Run', exact: true });
    this.stop = page.getByRole('button', { name: 'Stop script' });
    this.output = page.getByRole('region', { name: 'What the script writes' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Workbench' }).click();
    await this.page.getByRole('tab', { name: 'Scripts' }).click();
    await expect(this.page.getByRole('button', { name: 'New script' })).toBeVisible();
  }

  async add(example = 'Hello World'): Promise<void> {
    await this.page.getByRole('button', { name: 'New script' }).click();
    await this.page.getByRole('menuitem', { name: example, exact: true }).click();
    await expect(this.source).toBeVisible();
  }

  async write(source: string): Promise<void> {
    await this.source.fill(source);
  }

  async start(source: string): Promise<void> {
    await this.write(source);
    await this.run.click();
  }

  /** Runs to its end, and gives what it has written. */
  async result(source: string): Promise<string[]> {
    await this.start(source);
    await this.ended('Finished');
    return this.lines();
  }

  async ended(phase: 'Finished' | 'Failed' | 'Stopped' | 'Ended with the connection'): Promise<void> {
    await expect(this.output.getByRole('status')).toHaveText(phase, { timeout: 20_000 });
  }

  async lines(): Promise<string[]> {
    return this.output.getByRole('listitem').locator('span').allTextContents();
  }
}

import { type Download, expect, type Locator, type Page } from '@playwright/test';

/** Beside the packet list: the exchange of the opened packet, the session, the message. */
export class ExchangePanel {
  readonly page: Page;
  readonly root: Locator;
  readonly tabs: Locator;
  readonly steps: Locator;
  readonly clientHolds: Locator;
  readonly brokerHolds: Locator;
  readonly session: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('complementary', { name: 'Inspector' });
    this.tabs = this.root.getByRole('tablist', { name: 'What stands here' });
    this.steps = this.root.getByRole('list', { name: 'Steps of this exchange' }).getByRole('button');
    this.clientHolds = this.root.getByRole('group', { name: 'Client holds' });
    this.brokerHolds = this.root.getByRole('group', { name: 'Broker holds' });
    this.session = this.root.getByRole('listbox', { name: 'Session diagram' });
  }

  async show(tab: 'Exchange' | 'Session' | 'Message'): Promise<void> {
    await this.tabs.getByRole('tab', { name: tab }).click();
    await expect(this.tabs.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  }

  /** A step's sentence without its time. */
  async sentences(): Promise<readonly string[]> {
    return (await this.steps.allInnerTexts()).map((text) => text.replace(/^[\d:.]+: /, '').trim());
  }

  async expectExplained(title: string): Promise<void> {
    await expect(this.root.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }

  async save(as: 'Save as SVG' | 'Save as PNG'): Promise<Download> {
    await this.root.getByRole('button', { name: 'Save the diagram' }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: as }).click();
    return download;
  }

  async copyAsText(): Promise<void> {
    await this.root.getByRole('button', { name: 'Save the diagram' }).click();
    await this.page.getByRole('menuitem', { name: 'Copy as text' }).click();
    await expect(this.root.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  }
}

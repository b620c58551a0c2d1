import type { Locator, Page } from '@playwright/test';

export type PhoneTab =
  | 'Messages'
  | 'Topics'
  | 'Packets'
  | 'Subscriptions'
  | 'Publish'
  | 'Charts'
  | 'Broker'
  | 'Learn'
  | 'Workbench';

/** The tabs at the bottom of a narrow screen. */
export class PhoneTabs {
  private readonly page: Page;
  private readonly bar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('tablist', { name: 'Views' });
  }

  async goTo(tab: PhoneTab): Promise<void> {
    const there = this.bar.getByRole('tab', { name: tab, exact: true });
    if (await there.isVisible()) return there.click();
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitemradio', { name: tab, exact: true }).click();
  }
}

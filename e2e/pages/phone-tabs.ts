import type { Locator, Page } from '@playwright/test';

export type PhoneTab = 'Messages' | 'Subscriptions' | 'Publish' | 'Connections';

/** The tabs at the bottom of a narrow screen. */
export class PhoneTabs {
  private readonly bar: Locator;

  constructor(page: Page) {
    this.bar = page.getByRole('navigation').last();
  }

  async goTo(tab: PhoneTab): Promise<void> {
    const name = new RegExp(`^${tab}`);
    await this.bar.getByRole('button', { name }).or(this.bar.getByRole('tab', { name })).click();
  }
}

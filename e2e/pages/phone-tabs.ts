import type { Locator, Page } from '@playwright/test';

export type PhoneTab = 'Messages' | 'Topics' | 'Packets' | 'Subscriptions' | 'Publish';

/** The tabs at the bottom of a narrow screen. */
export class PhoneTabs {
  private readonly bar: Locator;

  constructor(page: Page) {
    this.bar = page.getByRole('tablist', { name: 'Views' });
  }

  async goTo(tab: PhoneTab): Promise<void> {
    await this.bar.getByRole('tab', { name: tab, exact: true }).click();
  }
}

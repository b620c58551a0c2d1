import { expect, type Locator, type Page } from '@playwright/test';

export type QosDigit = '0' | '1' | '2';

export class SubscriptionsPane {
  readonly filter: Locator;
  readonly qos: Locator;
  readonly subscribeButton: Locator;
  readonly list: Locator;
  readonly items: Locator;

  constructor(page: Page) {
    this.filter = page.getByRole('textbox', { name: 'Topic filter', exact: true });
    this.qos = page.getByRole('radiogroup', { name: 'Subscription QoS', exact: true });
    this.subscribeButton = page.getByRole('button', { name: 'Subscribe', exact: true });
    this.list = page.getByRole('list', { name: 'Subscriptions', exact: true });
    this.items = this.list.getByRole('listitem');
  }

  item(filter: string): Locator {
    return this.list.getByRole('listitem', { name: filter, exact: true });
  }

  async chooseQos(qos: QosDigit): Promise<void> {
    await this.qos.getByRole('radio', { name: qos, exact: true }).check({ force: true });
  }

  /** Asks for a subscription and sees it in the list; what the broker says to it is left to the caller. */
  async subscribe(filter: string, qos: QosDigit = '0'): Promise<void> {
    await this.filter.fill(filter);
    await this.chooseQos(qos);
    await this.subscribeButton.click();
    await expect(this.item(filter)).toBeVisible();
  }

  async unsubscribe(filter: string): Promise<void> {
    const item = this.item(filter);
    await item.hover();
    await item.getByRole('button', { name: `Unsubscribe ${filter}`, exact: true }).click();
    await expect(item).toBeHidden();
  }
}

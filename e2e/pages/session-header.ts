import { expect, type Locator, type Page } from '@playwright/test';

export type StateWord = 'Disconnected' | 'Connecting' | 'Connected' | 'Reconnecting' | 'Failed';
export type Counter = 'Messages received' | 'Messages sent' | 'Messages kept' | 'Messages dropped' | 'Message rate';

/** The state of the connection in view. */
export class SessionHeader {
  readonly state: Locator;
  readonly connect: Locator;
  readonly disconnect: Locator;
  readonly cancel: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.state = page.getByRole('status', { name: 'Connection state', exact: true });
    this.connect = page.getByRole('button', { name: 'Connect', exact: true });
    this.disconnect = page.getByRole('button', { name: 'Disconnect', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  }

  async expectState(word: StateWord, timeout = 15_000): Promise<void> {
    await expect(this.state).toHaveText(word, { timeout });
  }

  /** What CONNACK said, unfolded. */
  async openBrokersAnswer(): Promise<Locator> {
    await this.page.getByRole('button', { name: "Broker's answer" }).click();
    return this.page.getByRole('dialog', { name: "Broker's answer" });
  }

  counter(name: Counter): Locator {
    return this.page.getByRole('status', { name, exact: true });
  }

  async expectCount(name: Counter, count: number): Promise<void> {
    await expect(this.counter(name)).toHaveAttribute('data-value', String(count));
  }
}

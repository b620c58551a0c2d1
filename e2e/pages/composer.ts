import type { Locator, Page } from '@playwright/test';
import type { QosDigit } from './subscriptions-pane.ts';

/** Where messages are published from. */
export class Composer {
  readonly topic: Locator;
  readonly qos: Locator;
  readonly retain: Locator;
  readonly payload: Locator;
  readonly publishButton: Locator;
  /** Holds the fields and what became of the last publish. */
  readonly root: Locator;

  constructor(page: Page) {
    this.topic = page.getByRole('textbox', { name: 'Topic', exact: true });
    this.qos = page.getByRole('radiogroup', { name: 'QoS', exact: true });
    this.retain = page
      .getByRole('checkbox', { name: 'Retain', exact: true })
      .or(page.getByRole('switch', { name: 'Retain', exact: true }));
    this.payload = page.getByRole('textbox', { name: 'Payload', exact: true });
    this.publishButton = page.getByRole('button', { name: 'Publish', exact: true });
    this.root = page.getByRole('form', { name: 'Publish', exact: true });
  }

  async fill(message: Draft): Promise<void> {
    const { topic, payload, qos = '0', retain = false } = message;
    await this.topic.fill(topic);
    await this.payload.fill(payload);
    await this.qos.getByRole('radio', { name: qos, exact: true }).check({ force: true });
    await this.retain.setChecked(retain);
  }

  async publish(message: Draft): Promise<void> {
    await this.fill(message);
    await this.publishButton.click();
  }
}

export interface Draft {
  readonly topic: string;
  readonly payload: string;
  readonly qos?: QosDigit;
  readonly retain?: boolean;
}

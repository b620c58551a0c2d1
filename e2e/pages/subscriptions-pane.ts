import { expect, type Locator, type Page } from '@playwright/test';

import { type OptionChoice, SubscriptionOptions } from './subscription-options.ts';

export type QosDigit = '0' | '1' | '2';

export class SubscriptionsPane {
  readonly filter: Locator;
  readonly qos: Locator;
  readonly subscribeButton: Locator;
  /** Folds the options out; there is none before version 5. */
  readonly optionsButton: Locator;
  /** Those of the form. */
  readonly options: SubscriptionOptions;
  readonly list: Locator;
  readonly items: Locator;
  readonly #state: Locator;

  constructor(page: Page) {
    this.filter = page.getByRole('textbox', { name: 'Topic filter', exact: true });
    this.qos = page.getByRole('radiogroup', { name: 'Subscription QoS', exact: true });
    this.subscribeButton = page.getByRole('button', { name: 'Subscribe', exact: true });
    const pane = page.getByRole('region', { name: 'Subscriptions', exact: true });
    this.optionsButton = pane.getByRole('button', { name: 'Options', exact: true });
    this.options = new SubscriptionOptions(pane.locator('form').first());
    this.list = page.getByRole('list', { name: 'Subscriptions', exact: true });
    this.#state = page.getByRole('status', { name: 'Connection state', exact: true });
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
    if ((await this.#state.count()) === 0 || (await this.#state.textContent()) !== 'Connected') return;
    // What is published before the SUBACK may be missed; some brokers of these tests never answer.
    await this.item(filter)
      .getByText(/^(when connected|waiting for SUBACK)$/)
      .waitFor({ state: 'hidden', timeout: 5_000 })
      .catch(() => {});
  }

  async openOptions(): Promise<void> {
    if ((await this.optionsButton.getAttribute('aria-expanded')) === 'false') await this.optionsButton.click();
    await expect(this.options.root).toBeVisible();
  }

  /** The same with options of version 5. */
  async subscribeWith(filter: string, options: OptionChoice, qos: QosDigit = '0'): Promise<void> {
    await this.openOptions();
    await this.options.set(options);
    await this.subscribe(filter, qos);
  }

  /** Changes a subscription where it stands. */
  async edit(filter: string, options: OptionChoice, qos?: QosDigit): Promise<void> {
    const editor = await this.openEditor(filter);
    const levels = editor.getByRole('radiogroup', { name: `QoS of ${filter}`, exact: true });
    if (qos) await levels.getByRole('radio', { name: qos, exact: true }).check({ force: true });
    await new SubscriptionOptions(editor).set(options);
    await editor.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(editor).toBeHidden();
  }

  async openEditor(filter: string): Promise<Locator> {
    const item = this.item(filter);
    await item.hover();
    await item.getByRole('button', { name: `Edit ${filter}`, exact: true }).click();
    const editor = item.getByRole('form', { name: `Edit ${filter}`, exact: true });
    await expect(editor).toBeVisible();
    return editor;
  }

  async unsubscribe(filter: string): Promise<void> {
    const item = this.item(filter);
    await item.hover();
    await item.getByRole('button', { name: `Unsubscribe ${filter}`, exact: true }).click();
    await expect(item).toBeHidden();
  }
}

import type { Locator } from '@playwright/test';

/** The options that a subscription has in version 5, wherever they stand. */
export class SubscriptionOptions {
  readonly root: Locator;
  readonly noLocal: Locator;
  readonly retainAsPublished: Locator;
  readonly retainHandling: Locator;
  readonly identifier: Locator;

  constructor(scope: Locator) {
    this.root = scope.getByRole('group', { name: 'Subscription options', exact: true });
    this.noLocal = this.root.getByRole('checkbox', { name: 'No local', exact: true });
    this.retainAsPublished = this.root.getByRole('checkbox', { name: 'Retain as published', exact: true });
    this.retainHandling = this.root.getByRole('combobox', { name: 'Retain handling', exact: true });
    this.identifier = this.root.getByRole('textbox', { name: 'Subscription identifier', exact: true });
  }

  /** Sets all of them; what is not named goes back to the default. */
  async set(options: OptionChoice): Promise<void> {
    await this.noLocal.setChecked(options.noLocal ?? false);
    await this.retainAsPublished.setChecked(options.retainAsPublished ?? false);
    await this.retainHandling.selectOption(String(options.retainHandling ?? 0));
    await this.identifier.fill(options.identifier ?? '');
  }
}

export interface OptionChoice {
  readonly noLocal?: boolean;
  readonly retainAsPublished?: boolean;
  readonly retainHandling?: 0 | 1 | 2;
  readonly identifier?: string;
}

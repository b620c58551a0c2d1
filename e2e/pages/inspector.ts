import type { Locator, Page } from '@playwright/test';

/** One message in detail. */
export class Inspector {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('complementary', { name: 'Inspector', exact: true });
  }

  /** Shows the payload another way. */
  async view(as: 'JSON' | 'Text' | 'Hex'): Promise<void> {
    const choice = this.root
      .getByRole('radio', { name: as, exact: true })
      .or(this.root.getByRole('tab', { name: as, exact: true }));
    await choice.click({ force: true });
  }
}

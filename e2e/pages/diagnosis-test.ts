import type { Locator, Page } from '@playwright/test';

/** The panel under the profile's form, after `Test connection`. */
export class DiagnosisTest {
  /** In the form's footer. */
  readonly run: Locator;
  readonly root: Locator;
  readonly details: Locator;

  constructor(page: Page) {
    this.run = page.getByRole('button', { name: 'Test connection', exact: true });
    this.root = page.getByRole('region', { name: 'Connection test' });
    this.details = this.root.getByRole('button', { name: 'Details' });
  }

  /** A button that changes the form. */
  fix(name: string): Locator {
    return this.root.getByRole('button', { name });
  }

  cause(cause: string): Locator {
    return this.root.locator(`[data-cause="${cause}"]`);
  }
}

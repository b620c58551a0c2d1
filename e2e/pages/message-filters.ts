import { expect, type Locator, type Page } from '@playwright/test';

/** How the message list is searched and filtered. */
export class MessageFilters {
  readonly page: Page;
  readonly pattern: Locator;
  readonly onlyMatches: Locator;
  readonly previous: Locator;
  readonly next: Locator;
  readonly add: Locator;
  readonly removeAll: Locator;
  readonly chips: Locator;
  /** Where one condition is written. */
  readonly editor: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pattern = page.getByRole('button', { name: 'Regular expression', exact: true });
    this.onlyMatches = page.getByRole('button', { name: 'Only matches', exact: true });
    this.previous = page.getByRole('button', { name: 'Previous match', exact: true });
    this.next = page.getByRole('button', { name: 'Next match', exact: true });
    this.add = page.getByRole('button', { name: 'Add filter', exact: true }).first();
    this.removeAll = page.getByRole('button', { name: 'Remove all', exact: true });
    this.chips = page.getByRole('list', { name: 'Filters', exact: true }).getByRole('listitem');
    this.editor = page.getByRole('dialog', { name: /^(Add filter|Change the filter)$/ });
  }

  chip(text: string): Locator {
    return this.chips.filter({
      has: this.page.getByRole('button', { name: `Change the filter ${text}`, exact: true }),
    });
  }

  async remove(text: string): Promise<void> {
    await this.page.getByRole('button', { name: `Remove the filter ${text}`, exact: true }).click();
    await expect(this.chip(text)).toHaveCount(0);
  }

  async change(text: string): Promise<void> {
    // The one before may still be on its way out.
    await expect(this.editor).toBeHidden();
    await this.page.getByRole('button', { name: `Change the filter ${text}`, exact: true }).click();
    await expect(this.editor).toBeVisible();
  }

  /** Opens the editor at a kind of condition: `Size`, `JSON field`, … */
  async begin(kind: string): Promise<void> {
    await this.add.click();
    await this.editor.getByRole('combobox', { name: 'Filter by', exact: true }).selectOption({ label: kind });
  }

  field(name: string): Locator {
    return this.editor.getByLabel(name, { exact: true });
  }

  async choose(group: string, choice: string): Promise<void> {
    const radios = this.editor.getByRole('radiogroup', { name: group, exact: true });
    await radios.getByRole('radio', { name: choice, exact: true }).check({ force: true });
  }

  async apply(): Promise<void> {
    await this.editor.getByRole('button', { name: /^(Add filter|Apply)$/ }).click();
    await expect(this.editor).toBeHidden();
  }

  /** Adds a condition that is one field of text. */
  async addText(kind: string, field: string, text: string): Promise<void> {
    await this.begin(kind);
    await this.field(field).fill(text);
    await this.apply();
  }
}

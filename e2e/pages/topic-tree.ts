import { expect, type Locator, type Page } from '@playwright/test';

export type TopicOrder = 'Name' | 'Count' | 'Rate' | 'Recent';

/** The live tree of topics. */
export class TopicTree {
  readonly tab: Locator;
  readonly tree: Locator;
  readonly rows: Locator;
  readonly filter: Locator;
  readonly retainedOnly: Locator;
  readonly unfoldMore: Locator;
  readonly foldAll: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly menu: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.tab = page.getByRole('tab', { name: 'Topics', exact: true });
    this.tree = page.getByRole('tree', { name: 'Topics', exact: true });
    this.rows = this.tree.getByRole('treeitem');
    this.filter = page.getByRole('searchbox', { name: 'Filter by name or value' });
    this.retainedOnly = page.getByRole('button', { name: 'Retained only', exact: true });
    this.unfoldMore = page.getByRole('button', { name: 'Unfold one level more', exact: true });
    this.foldAll = page.getByRole('button', { name: 'Fold all', exact: true });
    this.pause = page.getByRole('button', { name: 'Pause', exact: true });
    this.resume = page.getByRole('button', { name: 'Resume', exact: true });
    this.menu = page.getByRole('menu', { name: 'Topic actions' });
  }

  async open(): Promise<void> {
    await this.tab.click();
    await expect(this.tree).toBeVisible();
  }

  /** By the beginning of what it is named: its levels, and its last value. */
  row(name: string): Locator {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.tree.getByRole('treeitem', { name: new RegExp(`^${literal}(\\s|$)`) });
  }

  async sortBy(order: TopicOrder): Promise<void> {
    const sort = this.page.getByRole('radiogroup', { name: 'Sort' });
    await sort.getByRole('radio', { name: order, exact: true }).check({ force: true });
  }

  /** What the rows are named, from top to bottom. */
  async expectRows(names: readonly string[]): Promise<void> {
    await expect(this.rows).toHaveCount(names.length);
    for (const [i, name] of names.entries()) await expect(this.rows.nth(i)).toHaveAccessibleName(name);
  }

  async choose(action: string, row: Locator): Promise<void> {
    await row.click({ button: 'right' });
    await this.menu.getByRole('menuitem', { name: action }).click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The tab with every control packet, and the one that is opened. */
export class PacketList {
  readonly page: Page;
  readonly tab: Locator;
  readonly grid: Locator;
  readonly detail: Locator;
  readonly fields: Locator;
  readonly bytes: Locator;
  readonly search: Locator;
  readonly onlyProblems: Locator;
  readonly addFilter: Locator;
  readonly filters: Locator;
  /** Where a filter is written. */
  readonly editor: Locator;
  /** What happened to a network connection, where it is opened. */
  readonly event: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tab = page.getByRole('tab', { name: 'Packets', exact: true });
    this.grid = page.getByRole('grid', { name: 'Packets' });
    this.detail = page.getByRole('region', { name: 'Packet', exact: true });
    this.fields = this.detail.getByRole('tree', { name: 'Fields' });
    this.bytes = this.detail.getByRole('group', { name: 'Bytes' });
    this.search = page.getByRole('searchbox', { name: 'Search packets' });
    this.onlyProblems = page.getByRole('button', { name: 'Only problems', exact: true });
    this.addFilter = page.getByRole('button', { name: 'Add filter', exact: true, expanded: false });
    this.filters = page.getByRole('list', { name: 'Filters' });
    this.editor = page.getByRole('dialog', { name: 'Add filter' });
    this.event = page.getByRole('region', { name: 'Network connection', exact: true });
  }

  async open(): Promise<void> {
    await this.tab.click();
    await expect(this.grid).toBeVisible();
  }

  /** The rows with cells, without the heads. */
  get rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') });
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** A row whose cells, by column, have these texts: time, gap, direction, type, packet id, size, summary. */
  async cells(index: number): Promise<readonly string[]> {
    return this.rows.nth(index).getByRole('gridcell').allInnerTexts();
  }

  /** The types of all rows in view, in order; also where a phone leaves out cells. */
  types(): Promise<readonly string[]> {
    return this.rows.locator('[role=gridcell]:nth-child(4)').allTextContents();
  }

  async expectTypes(types: readonly string[]): Promise<void> {
    await expect.poll(() => this.types()).toEqual(types);
  }

  field(name: string): Locator {
    return this.fields.getByRole('treeitem').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** A menu's entry for a row. */
  async choose(row: Locator, entry: string | RegExp): Promise<void> {
    await row.click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** Opens the editor for a kind of condition. */
  async beginFilter(kind: string): Promise<void> {
    await this.addFilter.click();
    await this.editor.getByLabel('Filter by').selectOption(kind);
  }

  async finishFilter(): Promise<void> {
    await this.editor.getByRole('button', { name: 'Add filter' }).click();
  }

  async removeFilter(text: string): Promise<void> {
    await this.filters.getByRole('button', { name: `Remove the filter ${text}` }).click();
  }
}

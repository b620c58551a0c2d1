import { expect, type Locator, type Page } from '@playwright/test';

/** The tab with every control packet, and the one that is opened. */
export class PacketList {
  readonly page: Page;
  readonly tab: Locator;
  readonly grid: Locator;
  readonly detail: Locator;
  readonly fields: Locator;
  readonly bytes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tab = page.getByRole('tab', { name: 'Packets', exact: true });
    this.grid = page.getByRole('grid', { name: 'Packets' });
    this.detail = page.getByRole('region', { name: 'Packet', exact: true });
    this.fields = this.detail.getByRole('tree', { name: 'Fields' });
    this.bytes = this.detail.getByRole('group', { name: 'Bytes' });
  }

  async open(): Promise<void> {
    await this.tab.click();
    await expect(this.grid).toBeVisible();
  }

  /** The rows with cells, without the heads. */
  get rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') });
  }

  /** A row whose cells, by column, have these texts: time, gap, direction, type, packet id, size, summary. */
  async cells(index: number): Promise<readonly string[]> {
    return this.rows.nth(index).getByRole('gridcell').allInnerTexts();
  }

  field(name: string): Locator {
    return this.fields.getByRole('treeitem').filter({ has: this.page.getByText(name, { exact: true }) });
  }
}

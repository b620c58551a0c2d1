import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** What is known of the topic or level that is chosen in the tree. */
export class TopicPanel {
  readonly root: Locator;
  readonly tab: Locator;
  readonly messageTab: Locator;
  /** The chart with its tools. */
  readonly chart: Locator;
  readonly drawing: Locator;
  readonly fields: Locator;
  /** The messages of a topic. */
  readonly history: Locator;
  readonly rows: Locator;
  readonly showAll: Locator;
  readonly copyTopic: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('complementary', { name: 'Inspector', exact: true });
    this.tab = this.root.getByRole('tab', { name: 'Topic', exact: true });
    this.messageTab = this.root.getByRole('tab', { name: 'Message', exact: true });
    this.chart = this.root.getByRole('region', { name: 'Chart', exact: true });
    this.drawing = this.chart.getByRole('img', { name: /^Chart of / });
    this.fields = this.chart.getByRole('group', { name: 'Fields', exact: true });
    this.history = this.root.getByRole('grid', { name: 'History', exact: true });
    this.rows = this.root.getByRole('row');
    this.showAll = this.root.getByRole('button', { name: /^Show all .* in Messages$/ });
    this.copyTopic = this.root.getByRole('button', { name: 'Copy topic', exact: true });
  }

  /** The messages of all topics below a level. */
  below(level: string): Locator {
    return this.root.getByRole('grid', { name: `Messages below ${level}`, exact: true });
  }

  field(name: string): Locator {
    return this.fields.getByRole('button', { name, exact: true });
  }

  async show(range: '10 s' | '1 min' | 'All'): Promise<void> {
    await this.chart.getByRole('radio', { name: range, exact: true }).check({ force: true });
  }

  /** What the cells of a row say. */
  async expectRow(index: number, cells: readonly (string | RegExp)[]): Promise<void> {
    const row = this.rows.nth(index).getByRole('gridcell');
    for (const [i, text] of cells.entries()) await expect(row.nth(i)).toHaveText(text);
  }

  /** The file that `CSV` saves. */
  async csv(): Promise<{ readonly name: string; readonly lines: readonly string[] }> {
    const downloading = this.#page.waitForEvent('download');
    await this.chart.getByRole('button', { name: 'CSV', exact: true }).click();
    const download = await downloading;
    const text = await readFile(await download.path(), 'utf8');
    return { name: download.suggestedFilename(), lines: text.trimEnd().split('\r\n') };
  }
}

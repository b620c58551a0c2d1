import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

export type TimeSpan = '10 s' | '1 min' | '5 min' | '15 min' | '1 h' | 'All';

export interface WantedSeries {
  readonly topic?: string;
  /** Of those that are offered. */
  readonly fields?: readonly RegExp[];
  /** One that is named. */
  readonly path?: string;
  readonly rate?: 'Messages a second' | 'Payload bytes a second';
  readonly roundTrip?: string;
  readonly scale?: 'Left' | 'Right' | 'Its own';
}

/** Boards of charts over time. */
export class Charts {
  readonly root: Locator;
  readonly tab: Locator;
  readonly live: Locator;
  readonly backToLive: Locator;
  readonly addFirst: Locator;
  readonly dialog: Locator;
  readonly plots: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('region', { name: 'Charts', exact: true });
    this.tab = page.getByRole('tab', { name: 'Charts', exact: true });
    this.live = this.root.getByRole('button', { name: 'Live', exact: true });
    this.backToLive = this.root.getByRole('button', { name: 'Back to live', exact: true });
    this.addFirst = this.root.getByRole('button', { name: 'Add a series', exact: true });
    this.dialog = page.getByRole('dialog', { name: 'Add series' });
    this.plots = this.root.getByRole('application', { name: /^Plot of / });
  }

  async open(): Promise<void> {
    await this.tab.click();
    await expect(this.root).toBeVisible();
  }

  chart(name: string): Locator {
    return this.root.getByRole('region', { name, exact: true });
  }

  plot(name: string): Locator {
    return this.root.getByRole('application', { name: `Plot of ${name}`, exact: true });
  }

  /** The row of a series, whichever chart it is in. */
  row(series: string): Locator {
    return this.root.getByRole('row').filter({ has: this.#page.getByRole('rowheader', { name: series }) });
  }

  /** What stands beside a series: its value, the least and the greatest one. */
  async expectValues(series: string, values: readonly (string | RegExp)[]): Promise<void> {
    const cells = this.row(series).getByRole('cell');
    for (const [i, value] of values.entries()) await expect(cells.nth(i)).toHaveText(value);
  }

  async show(span: TimeSpan): Promise<void> {
    await this.root.getByRole('radio', { name: span, exact: true }).check({ force: true });
  }

  /** To a chart, or (null) to a new one. */
  async add(chart: string | null, wanted: WantedSeries): Promise<void> {
    const addChart = this.root.getByRole('button', { name: 'Add chart', exact: true });
    await expect(this.addFirst.or(addChart)).toBeVisible();
    if (await this.addFirst.isVisible()) await this.addFirst.click();
    else if (chart === null) await addChart.click();
    else await this.root.getByRole('button', { name: `Add series to ${chart}`, exact: true }).click();
    await this.fill(wanted);
    await this.dialog.getByRole('button', { name: /^Add( \d+ series)?$/ }).click();
    await expect(this.dialog).toBeHidden();
  }

  private async fill({ topic, fields = [], path, rate, roundTrip, scale }: WantedSeries): Promise<void> {
    const choose = (name: string) => this.dialog.getByRole('radio', { name, exact: true }).check({ force: true });
    if (rate) await choose('Rate');
    if (roundTrip) await choose('Round-trip time');
    if (topic !== undefined) await this.dialog.getByLabel('Topic or topic filter').fill(topic);
    for (const field of fields) await this.dialog.getByRole('checkbox', { name: field }).check();
    if (path !== undefined) await this.dialog.getByLabel('Another field').fill(path);
    if (rate) await choose(rate);
    if (roundTrip) await choose(roundTrip);
    if (scale) await choose(scale);
  }

  async ofSeries(series: string, action: string | RegExp): Promise<void> {
    await this.root.getByRole('button', { name: `Actions for ${series}`, exact: true }).click();
    await this.#page
      .getByRole('menuitem', { name: action, exact: true })
      .or(this.#page.getByRole('menuitemradio', { name: action, exact: true }))
      .click();
  }

  /** The board that is in view. */
  board(name: string): Locator {
    return this.root.getByRole('button', { name: `Board: ${name}`, exact: true });
  }

  async ofBoard(action: string | RegExp): Promise<void> {
    await this.root.getByRole('button', { name: /^Board: / }).click();
    await this.#page
      .getByRole('menuitem', { name: action, exact: true })
      .or(this.#page.getByRole('menuitemradio', { name: action, exact: true }))
      .click();
  }

  /** The file that `CSV` saves. */
  async csv(): Promise<{ readonly name: string; readonly lines: readonly string[] }> {
    const downloading = this.#page.waitForEvent('download');
    await this.root.getByRole('button', { name: 'CSV', exact: true }).click();
    const download = await downloading;
    const text = await readFile(await download.path(), 'utf8');
    return { name: download.suggestedFilename(), lines: text.trimEnd().split('\r\n') };
  }

  async png(chart: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const downloading = this.#page.waitForEvent('download');
    await this.root.getByRole('button', { name: `Actions for chart ${chart}`, exact: true }).click();
    await this.#page.getByRole('menuitem', { name: 'Save as PNG', exact: true }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** How many pixels of a plot's upper part (a share of its height) are in colour: there are lines, and no labels. */
  async paintedAbove(chart: string, share: number): Promise<number> {
    return this.plot(chart).evaluate((element, part) => {
      const canvas = element.querySelector<HTMLCanvasElement>('.uplot canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return 0;
      const { data } = context.getImageData(0, 0, canvas.width, Math.round(canvas.height * part));
      let painted = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(i, i + 4);
        if (alpha > 60 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) painted++;
      }
      return painted;
    }, share);
  }
}

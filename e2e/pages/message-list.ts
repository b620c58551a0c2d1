import type { Locator, Page } from '@playwright/test';

/** The live log. */
export class MessageList {
  readonly grid: Locator;
  readonly rows: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly clear: Locator;
  /** `12 new`: jumps to the end and follows again. */
  readonly newMessages: Locator;
  readonly search: Locator;
  readonly columns: Locator;
  readonly bookmarks: Locator;

  constructor(page: Page) {
    this.grid = page.getByRole('grid', { name: 'Messages', exact: true });
    // Column heads are rows, too, but have no gridcell.
    this.rows = this.grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
    this.pause = page.getByRole('button', { name: 'Pause', exact: true });
    this.resume = page.getByRole('button', { name: 'Resume', exact: true });
    this.clear = page.getByRole('button', { name: 'Clear', exact: true });
    this.search = page.getByRole('searchbox', { name: 'Search messages', exact: true });
    this.columns = page.getByRole('button', { name: 'Columns', exact: true });
    this.bookmarks = page.getByRole('button', { name: /^Bookmarks/ });
    this.newMessages = page.getByRole('button', { name: /^[\d,. ]+ new/ });
  }

  /** Rows whose text has all of these: topic, payload, `Received`, … */
  row(...texts: readonly string[]): Locator {
    return texts.reduce((rows, hasText) => rows.filter({ hasText }), this.rows);
  }

  async select(...texts: readonly string[]): Promise<void> {
    await this.row(...texts)
      .last()
      .click();
  }

  /** What a row in the middle of the list says, as far as it matches. */
  async textInMiddle(pattern: RegExp): Promise<string> {
    const text = await this.grid.evaluate((grid) => {
      const { x, y, width, height } = grid.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      return hit?.closest('[role=row]')?.textContent ?? '';
    });
    const match = text.match(pattern);
    if (!match) throw new Error(`the row in the middle says: ${text}`);
    return match[0];
  }

  /** Turns the wheel over the list; negative is up, away from the newest. */
  async scroll(pixels: number): Promise<void> {
    await this.grid.hover();
    await this.grid.page().mouse.wheel(0, pixels);
  }
}

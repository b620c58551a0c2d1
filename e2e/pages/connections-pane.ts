import { expect, type Locator, type Page } from '@playwright/test';

/** The saved profiles. */
export class ConnectionsPane {
  readonly newConnection: Locator;
  readonly list: Locator;
  /** The profiles' rows; a group's heading stands in the list as well. */
  readonly items: Locator;
  readonly undo: Locator;
  readonly search: Locator;
  readonly menu: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.newConnection = page.getByRole('button', { name: 'New connection', exact: true });
    this.list = page.getByRole('list', { name: 'Connections', exact: true });
    this.items = this.list.getByRole('listitem').filter({ hasNot: page.getByRole('heading') });
    this.undo = page.getByRole('button', { name: 'Undo', exact: true });
    this.search = page.getByRole('searchbox', { name: 'Find', exact: true });
    this.menu = page.getByRole('menu');
  }

  item(name: string): Locator {
    return this.list.getByRole('listitem', { name, exact: true });
  }

  /** What the arrows walk over. */
  row(name: string): Locator {
    return this.item(name).getByRole('button', { name, exact: true });
  }

  /** The heading's button, which folds its group. */
  group(name: string): Locator {
    return this.list.getByRole('heading').getByRole('button', { name, exact: true });
  }

  async open(name: string): Promise<void> {
    await this.item(name).getByText(name, { exact: true }).click();
  }

  async edit(name: string): Promise<void> {
    await this.choose(name, 'Edit');
  }

  async duplicate(name: string): Promise<void> {
    await this.choose(name, 'Duplicate');
  }

  async delete(name: string): Promise<void> {
    await this.choose(name, 'Delete');
  }

  /** Adds a row to the selection, or takes it out. */
  async toggle(name: string): Promise<void> {
    await this.row(name).click({ modifiers: ['ControlOrMeta'] });
  }

  async moveToNewGroup(name: string, group: string): Promise<void> {
    await this.choose(name, 'Move to group…');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New group' }).fill(group);
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** The rows and headings from top to bottom: `Alone`, `[Group]`, `Member`. */
  async expectOrder(...lines: readonly string[]): Promise<void> {
    // In one look: a row may go while another is read.
    const read = () =>
      this.list
        .getByRole('listitem')
        .evaluateAll((items) =>
          items.map((item) => item.getAttribute('aria-label') ?? `[${item.querySelector('h3')?.textContent}]`),
        );
    await expect.poll(read).toEqual(lines);
  }

  /** From the menu of the row, or of the selection that it is part of. */
  async choose(name: string, command: string): Promise<void> {
    await this.row(name).click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: command }).click();
  }
}

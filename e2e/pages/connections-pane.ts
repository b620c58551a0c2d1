import type { Locator, Page } from '@playwright/test';

/** The saved profiles. */
export class ConnectionsPane {
  readonly newConnection: Locator;
  readonly list: Locator;
  readonly items: Locator;
  readonly undo: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.newConnection = page.getByRole('button', { name: 'New connection', exact: true });
    this.list = page.getByRole('list', { name: 'Connections', exact: true });
    this.items = this.list.getByRole('listitem');
    this.undo = page.getByRole('button', { name: 'Undo', exact: true });
  }

  item(name: string): Locator {
    return this.list.getByRole('listitem', { name, exact: true });
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

  private async choose(name: string, command: string): Promise<void> {
    await this.item(name).click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: command }).click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The workbench's Library: what was saved, what was sent, and the variables in it. */
export class LibraryPage {
  readonly section: Locator;
  readonly saveForm: Locator;
  readonly requestForm: Locator;
  /** The results of the last run. */
  readonly run: Locator;
  readonly transfer: Locator;
  readonly history: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.section = page.getByRole('tabpanel', { name: 'Library' });
    this.saveForm = page.getByRole('form', { name: 'Save to the library' });
    this.requestForm = page.getByRole('form', { name: /^Answer to / });
    this.run = page.getByRole('region', { name: /^Run: / });
    this.transfer = page.getByRole('region', { name: 'Import and export' });
    this.history = page.getByRole('list', { name: 'Sent from this connection' });
  }

  async open(view: 'Saved' | 'History' | 'Variables' = 'Saved'): Promise<void> {
    await this.page.getByRole('tab', { name: 'Workbench' }).click();
    await this.page.getByRole('tab', { name: 'Library' }).click();
    await this.show(view);
  }

  async show(view: 'Saved' | 'History' | 'Variables'): Promise<void> {
    const choice = this.section.getByRole('radiogroup', { name: 'What is shown of the library' });
    await choice.getByRole('radio', { name: view }).check({ force: true });
  }

  button(name: string | RegExp): Locator {
    return this.section.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.section.getByRole('textbox', { name, exact: true });
  }

  /** A saved publish or a folder, by the button of its menu. */
  item(name: string): Locator {
    return this.button(`More with ${name}`);
  }

  /** Names of what is saved, from top to bottom. */
  async names(): Promise<readonly string[]> {
    const labels = await this.button(/^More with /).evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label') ?? ''),
    );
    return labels.map((label) => label.replace('More with ', ''));
  }

  async choose(name: string, action: string): Promise<void> {
    await this.item(name).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** What stands in the publish form, under a name. */
  async save(name: string, folder = 'None'): Promise<void> {
    await this.page.getByRole('button', { name: 'More with this message' }).click();
    await this.page.getByRole('menuitem', { name: 'Save to library…' }).click();
    await this.saveForm.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.saveForm.getByRole('combobox', { name: 'Folder' }).selectOption(folder);
    await this.saveForm.getByRole('button', { name: /^Save( as a new one)?$/ }).click();
    await expect(this.saveForm).toBeHidden();
    await expect(this.item(name)).toBeFocused();
  }

  /** Makes a folder, and names it. */
  async addFolder(name: string): Promise<void> {
    await this.button('New folder').click();
    await this.field('Name of New folder').fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.item(name)).toBeVisible();
  }

  /** A step's line in the results. */
  step(name: string): Locator {
    return this.run.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }
}

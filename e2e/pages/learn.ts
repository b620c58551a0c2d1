import { expect, type Locator, type Page } from '@playwright/test';

export type LearnTaskState = 'waiting' | 'passed' | 'unavailable';

/** Guided labs: the list of them, and one that is open. Names are those of the English interface. */
export class LearnPage {
  readonly labs: Locator;
  readonly steps: Locator;
  readonly tasks: Locator;
  /** The open step's title. */
  readonly title: Locator;
  readonly next: Locator;
  readonly back: Locator;
  readonly allLabs: Locator;
  readonly exchange: Locator;
  readonly report: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.labs = page.getByRole('list', { name: 'Labs' });
    this.steps = page.getByRole('list', { name: 'Steps' });
    this.tasks = page.getByRole('list', { name: 'Tasks' });
    this.title = page.getByRole('article').getByRole('heading', { level: 2 });
    this.next = page.getByRole('button', { name: /^(Next step|To the questions)$/ });
    this.back = page.getByRole('article').getByRole('button', { name: 'Back', exact: true });
    this.allLabs = page.getByRole('button', { name: 'All labs' });
    this.exchange = page.getByRole('complementary', { name: 'Exchange' });
    this.report = page.getByRole('dialog', { name: 'Report' });
  }

  /** The tab, beside the connection that is in view. */
  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Learn', exact: true }).click();
  }

  /** By its title; at the step where the person is. */
  async openLab(title: string): Promise<void> {
    await this.lab(title).getByRole('button', { name: title }).click();
    await expect(this.title).toBeVisible();
  }

  lab(title: string): Locator {
    return this.labs.getByRole('listitem', { name: title, exact: true });
  }

  /** Of the open lab, by its title. */
  step(title: string): Locator {
    return this.steps.getByRole('button', { name: title });
  }

  async openStep(title: string): Promise<void> {
    await this.step(title).click();
    await expect(this.title).toHaveText(title);
  }

  /** Of the open step, by its text without marks. */
  task(text: string | RegExp): Locator {
    return this.tasks.getByRole('listitem', typeof text === 'string' ? { name: text, exact: true } : { name: text });
  }

  async expectState(text: string | RegExp, state: LearnTaskState): Promise<void> {
    await expect(this.task(text)).toHaveAttribute('data-state', state);
  }

  /** A button that prepares a task. One for a connection that is in view already is named otherwise. */
  async act(text: string | RegExp, action: string): Promise<void> {
    const edit = this.task(text).getByRole('button', { name: /^(Edit connection|Изменить подключение)$/ });
    const named = this.task(text).getByRole('button', { name: action, exact: true });
    await expect(named.or(edit).first()).toBeVisible();
    await ((await named.count()) > 0 ? named : edit).click();
  }

  /** The packets that prove a task so far. */
  evidence(text: string | RegExp): Locator {
    return this.task(text).getByRole('list', { name: 'Packets that prove it' }).getByRole('listitem');
  }

  /** What was nearly right. */
  miss(text: string | RegExp): Locator {
    return this.task(text).getByRole('status');
  }

  async choose(item: 'Report' | 'Copy the link to this step' | 'Begin this lab anew…'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'More' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The plan of a replay, and the bar of the one that runs. */
export class ReplayPage {
  readonly open: Locator;
  readonly dialog: Locator;
  readonly target: Locator;
  readonly oldPrefix: Locator;
  readonly newPrefix: Locator;
  readonly speed: Locator;
  readonly plan: Locator;
  readonly publish: Locator;
  readonly bar: Locator;
  readonly phase: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly step: Locator;
  readonly stop: Locator;
  readonly barSpeed: Locator;

  constructor(page: Page) {
    this.open = page.getByRole('button', { name: 'Replay', exact: true });
    this.dialog = page.getByRole('dialog', { name: 'Replay messages' });
    this.target = this.dialog.getByRole('combobox', { name: 'Publish to' });
    this.oldPrefix = this.dialog.getByRole('textbox', { name: 'Replace topic prefix' });
    this.newPrefix = this.dialog.getByRole('textbox', { name: 'with' });
    this.speed = this.dialog.getByRole('combobox', { name: 'Speed' });
    this.plan = this.dialog.getByRole('region', { name: 'What will be published' });
    this.publish = this.dialog.getByRole('button', { name: /^Publish/ });
    this.bar = page.getByRole('region', { name: 'Replay', exact: true });
    this.phase = this.bar.getByRole('status');
    this.pause = this.bar.getByRole('button', { name: 'Pause replay' });
    this.resume = this.bar.getByRole('button', { name: 'Resume replay' });
    this.step = this.bar.getByRole('button', { name: 'Next message' });
    this.stop = this.bar.getByRole('button', { name: 'Stop replay' });
    this.barSpeed = this.bar.getByRole('combobox', { name: 'Replay speed' });
  }

  /** Plans a replay onto a connection, and begins it once the plan says this. */
  async begin(target: string, speed: string, plan: string | RegExp): Promise<void> {
    await this.open.click();
    await this.target.selectOption(target);
    await this.speed.selectOption(speed);
    await expect(this.plan).toContainText(plan);
    await this.publish.click();
    await expect(this.dialog).toBeHidden();
    await expect(this.bar).toBeVisible();
  }
}

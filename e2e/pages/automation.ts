import { expect, type Locator, type Page } from '@playwright/test';

/** The workbench's Automation, and the bars that tell of what publishes by itself. */
export class AutomationPage {
  readonly repeats: Locator;
  readonly responders: Locator;
  readonly form: Locator;
  readonly question: Locator;
  /** Under the connection's head. */
  readonly bar: Locator;
  readonly stopAll: Locator;
  readonly stopEverything: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.repeats = page.getByRole('list', { name: 'Repeats', exact: true });
    this.responders = page.getByRole('list', { name: 'Responders', exact: true });
    this.form = page.getByRole('form', { name: /^(New|Edit) (repeat|responder)$/ });
    this.question = page.getByRole('dialog', { name: 'So many messages?' });
    this.bar = page.getByRole('region', { name: 'Running by itself' });
    this.stopAll = this.bar.getByRole('button', { name: 'Stop all' });
    this.stopEverything = page.getByRole('button', { name: 'Stop everything' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Workbench' }).click();
    await this.page.getByRole('tab', { name: 'Automation' }).click();
    await expect(this.button('New repeat')).toBeVisible();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(label: string): Locator {
    return this.form.getByRole('textbox', { name: label, exact: true });
  }

  row(name: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** How it stands, as its row says. */
  phase(name: string): Locator {
    return this.row(name).getByRole('status');
  }

  /** Plain digits. */
  async figure(name: string, figure: string): Promise<number> {
    const value = await this.row(name).locator(`[data-figure="${figure}"]`).getAttribute('data-value');
    return Number(value);
  }

  async writeRepeat(repeat: RepeatText): Promise<void> {
    const { topic, payload, qos = '0', rate, interval, jitter, count, name } = repeat;
    await this.button('New repeat').click();
    await this.field('Topic').fill(topic);
    await this.field('Payload').fill(payload);
    await this.form
      .getByRole('radiogroup', { name: 'QoS' })
      .getByRole('radio', { name: qos, exact: true })
      .check({ force: true });
    if (rate !== undefined) await this.field('Per second').fill(rate);
    if (interval !== undefined) await this.field('Every (ms)').fill(interval);
    if (jitter !== undefined) await this.field('Jitter (%)').fill(jitter);
    if (count !== undefined) await this.field('How many').fill(count);
    if (name !== undefined) await this.field('Name').fill(name);
  }

  /** Writes it, and begins it. */
  async repeat(repeat: RepeatText): Promise<void> {
    await this.writeRepeat(repeat);
    await this.start();
  }

  async start(): Promise<void> {
    await this.form.getByRole('button', { name: /^Save and (re)?start$/ }).click();
    await expect(this.form).toBeHidden();
  }

  async respond(responder: ResponderText): Promise<void> {
    const { filter, topic, payload, name, maxPerS } = responder;
    await this.button('New responder').click();
    await this.field('Topic filter').fill(filter);
    await this.field('Topic').fill(topic);
    await this.field('Payload').fill(payload);
    if (maxPerS !== undefined) await this.field('At most per second').fill(maxPerS);
    if (name !== undefined) await this.field('Name').fill(name);
  }
}

export interface RepeatText {
  readonly topic: string;
  readonly payload: string;
  readonly qos?: '0' | '1' | '2';
  readonly rate?: string;
  readonly interval?: string;
  readonly jitter?: string;
  readonly count?: string;
  readonly name?: string;
}

export interface ResponderText {
  readonly filter: string;
  readonly topic: string;
  readonly payload: string;
  readonly maxPerS?: string;
  readonly name?: string;
}

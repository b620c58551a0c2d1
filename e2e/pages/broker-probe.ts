// What a broker can do, in the tab Broker: what it announced, the test, and its reports.
import type { Locator, Page } from '@playwright/test';

/** A line of a report as JSON. */
export interface ReportedLine {
  readonly verdict: string;
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly announced: { readonly value: Readonly<Record<string, unknown>>; readonly byDefault: boolean } | null;
  readonly words: readonly string[];
}

export interface ReportedBroker {
  readonly host: string;
  readonly broker: string | null;
  readonly version: number;
  readonly messages: number;
  readonly lines: Readonly<Record<string, ReportedLine>>;
}

export class BrokerProbe {
  readonly page: Page;
  readonly root: Locator;
  readonly prefix: Locator;
  readonly start: Locator;
  readonly cancel: Locator;
  readonly question: Locator;
  readonly progress: Locator;
  readonly report: Locator;
  readonly announced: Locator;
  readonly compareWith: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('region', { name: 'What this broker can do' });
    this.prefix = this.root.getByRole('textbox', { name: 'Topic prefix' });
    this.start = this.root.getByRole('button', { name: /^Try it out/ });
    this.cancel = this.root.getByRole('button', { name: 'Cancel' });
    this.question = this.root.getByRole('alertdialog');
    this.progress = this.root.getByRole('progressbar', { name: 'Progress of the test' });
    this.report = this.root.getByRole('table', { name: /^What .* can do$/ });
    this.announced = this.root.getByRole('table', { name: 'What it announced' });
    this.compareWith = this.root.getByLabel('Compare with');
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Broker', exact: true }).click();
  }

  /** To its end, which may take as long as a test may. */
  async runToEnd(): Promise<void> {
    await this.start.click();
    await this.root.getByText(/^Done: .*Everything was taken back\.$/).waitFor({ timeout: 60_000 });
  }

  /** What CONNACK says of a property: value, origin, meaning. */
  announcedLine(property: string): Locator {
    return this.announced.getByRole('row', { name: property });
  }

  line(capability: string): Locator {
    return this.report.locator(`tr[data-capability="${capability}"]`);
  }

  /** The report in view, as it is copied. */
  async read(): Promise<ReportedBroker> {
    const text = await this.copied('Copy as JSON');
    const { findings, ...facts } = JSON.parse(text) as Omit<ReportedBroker, 'lines'> & {
      readonly findings: readonly (ReportedLine & { readonly id: string })[];
    };
    return { ...facts, lines: Object.fromEntries(findings.map(({ id, ...line }) => [id, line])) };
  }

  async copied(button: string): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.root.getByRole('button', { name: button }).click();
    await this.root.getByText('Copied', { exact: true }).waitFor();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}

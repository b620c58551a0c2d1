import type { Locator, Page } from '@playwright/test';

export type PayloadViewName =
  | 'JSON'
  | 'Tree'
  | 'Text'
  | 'Hex'
  | 'Base64'
  | 'CBOR'
  | 'MessagePack'
  | 'Protobuf'
  | 'Avro'
  | 'Sparkplug B'
  | 'Image'
  | 'Number'
  | 'Timestamp';

/** One message in detail. */
export class Inspector {
  readonly root: Locator;
  /** The payload as a tree. */
  readonly tree: Locator;
  readonly save: Locator;
  readonly copy: Locator;
  readonly decoders: DecodersDialog;
  readonly difference: DifferenceSection;
  /** The neighbours in the list. */
  readonly previous: Locator;
  readonly next: Locator;
  readonly previousOfTopic: Locator;
  readonly nextOfTopic: Locator;
  readonly publish: Locator;
  readonly bookmark: Locator;
  readonly answer: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('complementary', { name: 'Inspector', exact: true });
    this.tree = this.root.getByRole('tree', { name: /^Payload as / });
    this.save = this.root.getByRole('button', { name: 'Save', exact: true });
    this.copy = this.root.getByRole('button', { name: 'Copy', exact: true });
    this.decoders = new DecodersDialog(page);
    this.difference = new DifferenceSection(this.root);
    this.previous = this.root.getByRole('button', { name: 'Previous message', exact: true });
    this.next = this.root.getByRole('button', { name: 'Next message', exact: true });
    this.previousOfTopic = this.root.getByRole('button', { name: /^Previous of this topic: .* earlier$/ });
    this.nextOfTopic = this.root.getByRole('button', { name: /^Next of this topic: .* later$/ });
    this.publish = this.root.getByRole('button', { name: 'Edit and publish', exact: true });
    this.answer = this.root.getByRole('button', { name: 'Answer messages like this…', exact: true });
    this.bookmark = this.root.getByRole('button', { name: 'Bookmark', exact: true });
  }

  /** Shows the payload another way. */
  async view(as: PayloadViewName): Promise<void> {
    const choice = this.root
      .getByRole('radio', { name: as, exact: true })
      .or(this.root.getByRole('tab', { name: as, exact: true }));
    if (['JSON', 'Tree', 'Text', 'Hex'].includes(as)) return choice.click({ force: true });
    await this.root.getByRole('button', { name: /^More formats/ }).click();
    await this.#page.getByRole('menuitemradio', { name: as, exact: true }).click();
  }

  /** The payload in the view that is chosen. */
  content(as: PayloadViewName): Locator {
    return this.root.getByLabel(`Payload as ${as}`, { exact: true });
  }

  /** What is said of the message under a name. */
  fact(name: string): Locator {
    return this.root.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]');
  }

  async copyAs(part: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Copy as…', exact: true }).click();
    await this.#page.getByRole('menuitem', { name: part, exact: true }).click();
  }

  /** A row of the tree by its text. */
  node(text: string | RegExp): Locator {
    return this.tree.getByRole('treeitem').filter({ hasText: text });
  }

  /** Has the topic's payloads always shown as they are now. */
  async always(): Promise<void> {
    await this.root.getByRole('button', { name: 'Change', exact: true }).click();
    await this.#page.getByRole('menuitem', { name: /^Always show/ }).click();
  }

  async openDecoders(): Promise<void> {
    await this.root.getByRole('button', { name: 'Change', exact: true }).click();
    await this.#page.getByRole('menuitem', { name: 'Decoders…', exact: true }).click();
  }
}

/** What has changed since another message. */
export class DifferenceSection {
  readonly root: Locator;
  readonly mark: Locator;
  readonly unmark: Locator;

  constructor(inspector: Locator) {
    this.root = inspector.getByRole('region', { name: 'Difference', exact: true });
    this.mark = this.root.getByRole('button', { name: 'Compare with this', exact: true });
    this.unmark = this.root.getByRole('button', { name: 'Unmark', exact: true });
  }

  /** The row of a changed value. */
  change(path: string): Locator {
    return this.root
      .getByRole('row')
      .filter({ has: this.root.page().getByRole('rowheader', { name: path, exact: true }) });
  }
}

/** Which topics' payloads are shown how. */
export class DecodersDialog {
  readonly root: Locator;
  readonly items: Locator;
  readonly add: Locator;
  readonly filter: Locator;
  readonly view: Locator;
  readonly messageType: Locator;
  readonly avro: Locator;
  readonly save: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: 'Decoders', exact: true });
    this.items = this.root.getByRole('list', { name: 'Decoders', exact: true }).getByRole('listitem');
    this.add = this.root.getByRole('button', { name: 'Add decoder', exact: true });
    this.filter = this.root.getByRole('textbox', { name: 'Topic filter', exact: true });
    this.view = this.root.getByRole('combobox', { name: 'Show as', exact: true });
    this.messageType = this.root.getByRole('combobox', { name: 'Message type', exact: true });
    this.avro = this.root.getByRole('textbox', { name: 'Avro schema (JSON)', exact: true });
    this.save = this.root.getByRole('button', { name: 'Save', exact: true });
    this.close = this.root.getByRole('button', { name: 'Close', exact: true });
  }

  /** Hands over a .proto file. */
  async loadProto(name: string, text: string): Promise<void> {
    await this.root
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }

  async addDecoder(filter: string, view: PayloadViewName): Promise<void> {
    await this.add.click();
    await this.filter.fill(filter);
    await this.view.selectOption({ label: view });
    await this.save.click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

export type Protocol = 'ws://' | 'wss://' | 'mqtt://' | 'mqtts://';

export type FoldName = 'Session' | 'TLS' | 'Will message' | 'MQTT 5' | 'Reconnecting' | 'Subscriptions';

/** The form of a connection profile. */
export class ConnectionDialog {
  readonly root: Locator;
  readonly name: Locator;
  readonly protocol: Locator;
  readonly host: Locator;
  readonly port: Locator;
  readonly path: Locator;
  readonly username: Locator;
  readonly password: Locator;
  readonly version: Locator;
  readonly session: Locator;
  readonly clientId: Locator;
  readonly keepAlive: Locator;
  readonly cleanStart: Locator;
  readonly save: Locator;
  readonly saveAndConnect: Locator;
  readonly cancel: Locator;
  readonly test: Locator;
  readonly group: Locator;
  readonly color: Locator;
  readonly askPassword: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /^(New|Edit) connection$/ });
    const field = (name: string) => this.root.getByLabel(name, { exact: true });
    const button = (name: string) => this.root.getByRole('button', { name, exact: true });
    this.name = this.root.getByRole('textbox', { name: 'Name', exact: true });
    this.protocol = field('Protocol');
    this.host = this.root.getByRole('textbox', { name: 'Host', exact: true });
    this.port = field('Port');
    this.path = this.root.getByRole('textbox', { name: 'Path', exact: true });
    this.username = this.root.getByRole('textbox', { name: 'Username', exact: true });
    this.password = field('Password');
    this.version = this.root.getByRole('radiogroup', { name: 'MQTT version' });
    this.session = this.root.getByRole('button', { name: /^Session/ });
    this.clientId = this.root.getByRole('textbox', { name: 'Client ID', exact: true });
    this.keepAlive = field('Keep alive');
    this.cleanStart = field('Clean start');
    this.save = button('Save');
    this.saveAndConnect = button('Save and connect');
    this.cancel = button('Cancel');
    this.test = button('Test connection');
    this.group = field('Group');
    this.color = this.root.getByRole('radiogroup', { name: 'Colour' });
    this.askPassword = field('Ask every time');
  }

  /** Puts a whole address into Host, in one piece, as the clipboard does. */
  async pasteAddress(address: string): Promise<void> {
    await this.host.fill('');
    await this.host.evaluate((input, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      // A page that does not take the paste itself gets what the browser would do.
      if (input.dispatchEvent(event)) document.execCommand('insertText', false, text);
    }, address);
    await this.host.blur();
  }

  async chooseProtocol(protocol: Protocol): Promise<void> {
    await this.protocol.selectOption({ label: protocol });
  }

  async chooseVersion(version: '5' | '3.1.1' | '3.1'): Promise<void> {
    await this.versionChoice(version).check({ force: true });
  }

  versionChoice(version: '5' | '3.1.1' | '3.1'): Locator {
    return this.version.getByRole('radio', { name: version, exact: true });
  }

  /** What stands inside a fold; empty while it is closed. */
  fold(name: FoldName): Locator {
    return this.root.getByRole('group', { name, exact: true });
  }

  foldButton(name: FoldName): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  async openFold(name: FoldName): Promise<Locator> {
    const button = this.foldButton(name);
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    return this.fold(name);
  }

  /** Fills fields of a fold by their names. */
  async fill(name: FoldName, fields: Readonly<Record<string, string>>): Promise<void> {
    const fold = await this.openFold(name);
    for (const [label, text] of Object.entries(fields)) await fold.getByLabel(label, { exact: true }).fill(text);
  }

  /** Sees what fields of a fold hold. */
  async expectFields(name: FoldName, fields: Readonly<Record<string, string>>): Promise<void> {
    const fold = await this.openFold(name);
    for (const [label, text] of Object.entries(fields)) {
      await expect(fold.getByLabel(label, { exact: true })).toHaveValue(text);
    }
  }

  /** A switch is drawn over its checkbox, so that it is the label that takes a click. */
  async setSwitch(scope: Locator, name: string, on: boolean): Promise<void> {
    await scope.getByRole('switch', { name, exact: true }).setChecked(on, { force: true });
  }

  /** Opens the fold that holds client id, keep alive and clean start. */
  async openSession(): Promise<void> {
    if ((await this.session.getAttribute('aria-expanded')) !== 'true') await this.session.click();
  }
}

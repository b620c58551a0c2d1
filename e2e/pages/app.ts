// The whole app as a person meets it: by role and accessible name.
import { expect, type Locator, type Page } from '@playwright/test';
import { settleStorage } from '../fixtures/app-database.ts';
import { Composer } from './composer.ts';
import { ConnectionDialog } from './connection-dialog.ts';
import { ConnectionsPane } from './connections-pane.ts';
import { Inspector } from './inspector.ts';
import { MessageList } from './message-list.ts';
import { PhoneTabs } from './phone-tabs.ts';
import { RetainedManager } from './retained-manager.ts';
import { SessionHeader } from './session-header.ts';
import { SubscriptionsPane } from './subscriptions-pane.ts';
import { TopicTree } from './topic-tree.ts';

export class App {
  readonly page: Page;
  readonly url: string;
  readonly connections: ConnectionsPane;
  readonly dialog: ConnectionDialog;
  readonly session: SessionHeader;
  readonly subscriptions: SubscriptionsPane;
  readonly messages: MessageList;
  readonly topics: TopicTree;
  readonly retained: RetainedManager;
  readonly composer: Composer;
  readonly inspector: Inspector;
  readonly phone: PhoneTabs;
  readonly diagnosis: Locator;
  readonly palette: Locator;
  readonly language: Locator;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    this.connections = new ConnectionsPane(page);
    this.dialog = new ConnectionDialog(page);
    this.session = new SessionHeader(page);
    this.subscriptions = new SubscriptionsPane(page);
    this.messages = new MessageList(page);
    this.topics = new TopicTree(page);
    this.retained = new RetainedManager(page);
    this.composer = new Composer(page);
    this.inspector = new Inspector(page);
    this.phone = new PhoneTabs(page);
    this.diagnosis = page.getByRole('region', { name: 'Connection diagnosis' });
    this.palette = page.getByRole('dialog', { name: 'Command palette' });
    this.language = page.getByLabel('Language', { exact: true });
  }

  /** Opens the app, `hash` included, and waits until it has read its storage. */
  async open(hash = ''): Promise<void> {
    await this.page.goto(this.url + hash);
    await this.ready();
  }

  async reload(): Promise<void> {
    await settleStorage(this.page);
    await this.page.reload();
    await this.ready();
  }

  /** By the word in that language, as the menu says it: `English`, `Русский`. */
  async chooseLanguage(word: string): Promise<void> {
    await this.language.click();
    await this.page
      .getByRole('menuitemradio', { name: word })
      .or(this.page.getByRole('menuitem', { name: word }))
      .click();
  }

  /** Saves a profile for the address and connects with it, as a person does it by pasting. */
  async connectTo(address: string, options: ConnectOptions = {}): Promise<void> {
    await this.addProfile(address, options);
    await this.dialog.saveAndConnect.click();
    await expect(this.dialog.root).toBeHidden();
  }

  /** The same, and sees that it is connected. */
  async connectedTo(address: string, options: ConnectOptions = {}): Promise<void> {
    await this.connectTo(address, options);
    await this.session.expectState('Connected');
  }

  /** Opens the form and fills it in; saving is left to the caller. */
  async addProfile(address: string, options: ConnectOptions = {}): Promise<void> {
    const { name, version, username, password } = options;
    await this.connections.newConnection.click();
    await this.dialog.pasteAddress(address);
    if (name !== undefined) await this.dialog.name.fill(name);
    if (version !== undefined) await this.dialog.chooseVersion(version);
    if (username !== undefined) await this.dialog.username.fill(username);
    if (password !== undefined) await this.dialog.password.fill(password);
  }

  private async ready(): Promise<void> {
    await expect(
      this.page.getByRole('button', { name: /^(New connection|Connect|Disconnect)$/ }).first(),
    ).toBeVisible();
  }
}

export interface ConnectOptions {
  readonly name?: string;
  readonly version?: '5' | '3.1.1' | '3.1';
  readonly username?: string;
  readonly password?: string;
}

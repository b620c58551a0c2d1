// A capture that is opened, and how it comes to be.
import { expect, type Locator, type Page } from '@playwright/test';

export class CaptureView {
  readonly page: Page;
  readonly open: Locator;
  /** Those that are open, among the connections. */
  readonly list: Locator;
  /** The file's name, over everything that is shown of it. */
  readonly header: Locator;
  readonly state: Locator;
  readonly connection: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.page = page;
    this.open = page.getByRole('button', { name: 'Open capture file…' });
    this.list = page.getByRole('list', { name: 'Captures' });
    this.header = page.getByRole('main').getByRole('heading', { level: 1 });
    this.state = page.getByRole('status', { name: 'Capture state' });
    this.connection = page.getByRole('combobox', { name: 'Connection', exact: true });
    this.close = page.getByRole('button', { name: 'Close', exact: true });
  }

  /** Through the file dialog; settles when the file is read. */
  async choose(...files: readonly DroppedFile[]): Promise<void> {
    const dialog = this.page.waitForEvent('filechooser');
    await this.open.click();
    await (await dialog).setFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
    );
    await this.isRead(files.at(-1)?.name ?? '');
  }

  async isRead(name: string): Promise<void> {
    await expect(this.header).toHaveText(name);
    await expect(this.state).not.toHaveText('Reading');
  }

  /** Drags files over the window, without letting go of them; gives back how to. */
  async drag(...files: readonly DroppedFile[]): Promise<() => Promise<void>> {
    const data = await this.page.evaluateHandle(
      (given) => {
        const transfer = new DataTransfer();
        for (const { name, base64 } of given) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          transfer.items.add(new File([bytes], name));
        }
        return transfer;
      },
      files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
    );
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: data });
    return () => this.page.dispatchEvent('body', 'drop', { dataTransfer: data });
  }

  async drop(...files: readonly DroppedFile[]): Promise<void> {
    const letGo = await this.drag(...files);
    await letGo();
  }
}

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

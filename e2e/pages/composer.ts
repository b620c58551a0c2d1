import type { Locator, Page } from '@playwright/test';
import type { QosDigit } from './subscriptions-pane.ts';

/** Where messages are published from. */
export class Composer {
  readonly topic: Locator;
  readonly qos: Locator;
  readonly retain: Locator;
  readonly payload: Locator;
  readonly publishButton: Locator;
  /** Holds the fields and what became of the last publish. */
  readonly root: Locator;
  readonly format: Locator;
  readonly file: Locator;
  readonly schemaFile: Locator;
  readonly suggestions: Locator;
  readonly recent: Locator;

  constructor(page: Page) {
    this.topic = page.getByRole('textbox', { name: 'Topic', exact: true });
    this.qos = page.getByRole('radiogroup', { name: 'QoS', exact: true });
    this.retain = page
      .getByRole('checkbox', { name: 'Retain', exact: true })
      .or(page.getByRole('switch', { name: 'Retain', exact: true }));
    this.payload = page.getByRole('textbox', { name: 'Payload', exact: true });
    this.publishButton = page.getByRole('button', { name: 'Publish', exact: true });
    this.root = page.getByRole('form', { name: 'Publish', exact: true });
    this.format = page.getByRole('combobox', { name: 'Payload format', exact: true });
    this.file = this.root.locator('input[data-field="publish-file"]');
    this.schemaFile = this.root.locator('input[data-field="publish-schema"]');
    this.suggestions = page.getByRole('listbox', { name: 'Known topics', exact: true });
    this.recent = page.getByRole('list', { name: 'Last publishes', exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  field(name: string): Locator {
    return this.root.getByRole('textbox', { name, exact: true });
  }

  /** As if it came from a folder. */
  async dropFile(name: string, bytes: Uint8Array): Promise<void> {
    const dataTransfer = await this.root.page().evaluateHandle(
      ({ fileName, content }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(content)], fileName));
        return transfer;
      },
      { fileName: name, content: [...bytes] },
    );
    await this.root.dispatchEvent('dragover', { dataTransfer });
    await this.root.dispatchEvent('drop', { dataTransfer });
  }

  async fill(message: Draft): Promise<void> {
    const { topic, payload, qos = '0', retain = false } = message;
    await this.topic.fill(topic);
    await this.payload.fill(payload);
    await this.qos.getByRole('radio', { name: qos, exact: true }).check({ force: true });
    await this.retain.setChecked(retain);
  }

  async publish(message: Draft): Promise<void> {
    await this.fill(message);
    await this.publishButton.click();
  }
}

export interface Draft {
  readonly topic: string;
  readonly payload: string;
  readonly qos?: QosDigit;
  readonly retain?: boolean;
}

// A person who does a lab, in one of the languages: by the lab's own texts, and the names that the interface has for the rest.
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { parse } from 'yaml';

export type LabLanguage = 'en' | 'ru';

const NAMES = {
  en: {
    ...{ labs: 'Labs', tasks: 'Tasks', learn: 'Learn', start: /Learn MQTT step by step/ },
    ...{ filter: 'Topic filter', subscriptionQos: 'Subscription QoS', subscribe: 'Subscribe', options: 'Options' },
    ...{ topic: 'Topic', payload: 'Payload', publish: 'Publish', noLocal: 'No local', handling: 'Retain handling' },
    ...{
      saveAndConnect: 'Save and connect',
      username: 'Username',
      password: 'Password',
      port: 'Port',
      connections: 'Connections',
    },
    ...{ connect: 'Connect', disconnect: 'Disconnect', anyway: 'Connect anyway' },
    ...{ next: /^(Next step|To the questions)$/, answer: /^Your answer/, report: 'Report', switchOff: 'Switch off' },
    ...{
      properties: /^Properties/,
      addProperty: 'User property',
      propertyName: /^Name of/,
      propertyValue: /^Value of/,
    },
    firstPress: 'First press',
    ...{ connected: 'Connected', state: 'Connection state', edit: 'Edit connection' },
  },
  ru: {
    ...{ labs: 'Лабораторные работы', tasks: 'Задания', learn: 'Обучение', start: /Изучить MQTT по шагам/ },
    ...{ filter: 'Фильтр топиков', subscriptionQos: 'QoS подписки', subscribe: 'Подписаться', options: 'Параметры' },
    ...{
      topic: 'Топик',
      payload: 'Содержимое',
      publish: 'Опубликовать',
      noLocal: 'No Local',
      handling: 'Retain Handling',
    },
    ...{
      saveAndConnect: 'Сохранить и подключить',
      username: 'Имя пользователя',
      password: 'Пароль',
      port: 'Порт',
      connections: 'Подключения',
    },
    ...{ connect: 'Подключить', disconnect: 'Отключить', anyway: 'Всё равно подключить' },
    ...{ next: /^(Следующий шаг|К вопросам)$/, answer: /^Ваш ответ/, report: 'Отчёт', switchOff: 'Выключить' },
    ...{
      properties: /^Свойства/,
      addProperty: 'Свойство пользователя',
      propertyName: /^Имя /,
      propertyValue: /^Значение /,
    },
    firstPress: 'Сначала нажмите',
    ...{ connected: 'Подключено', state: 'Состояние подключения', edit: 'Изменить подключение' },
  },
} as const;

interface LabFile {
  readonly title: string;
  readonly steps: readonly {
    readonly title: string;
    readonly tasks?: readonly {
      readonly id: string;
      readonly text: string;
      readonly actions?: readonly { readonly label: string; readonly kind: string }[];
    }[];
  }[];
  readonly questions: readonly unknown[];
}

export interface Message {
  readonly topic: string;
  readonly payload: string;
  readonly qos?: 0 | 1 | 2;
  readonly retain?: boolean;
}

export interface FormChanges {
  readonly username?: string;
  readonly port?: number;
  readonly version?: '5' | '3.1.1' | '3.1';
}

export interface SubscribeOptions {
  readonly noLocal?: boolean;
  readonly retainHandling?: 0 | 1 | 2;
}

export class LabDriver {
  readonly #page: Page;
  readonly #names: (typeof NAMES)[LabLanguage];
  readonly #lab: LabFile;

  constructor(page: Page, language: LabLanguage, labId: string) {
    this.#page = page;
    this.#names = NAMES[language];
    const file = new URL(`../../src/web/features/learn/labs/${labId}.${language}.yaml`, import.meta.url);
    this.#lab = parse(readFileSync(file, 'utf8')) as LabFile;
  }

  /** From the first page on. */
  async begin(url: string): Promise<void> {
    await this.#page.goto(url);
    await this.#page.getByRole('button', { name: this.#names.start }).click();
    const list = this.#page.getByRole('list', { name: this.#names.labs });
    await list.getByRole('listitem', { name: this.#lab.title, exact: true }).getByRole('button').click();
    await this.expectStep(0);
  }

  async expectStep(at: number): Promise<void> {
    const title = this.#page.getByRole('article').getByRole('heading', { level: 2 });
    await expect(title).toHaveText(this.#lab.steps[at]?.title ?? '');
  }

  /** The step is done, and the next one comes. */
  async next(to: number): Promise<void> {
    await this.#page.getByRole('button', { name: this.#names.next }).click();
    if (to < this.#lab.steps.length) await this.expectStep(to);
  }

  async answerAll(): Promise<void> {
    const answers = this.#page.getByRole('textbox', { name: this.#names.answer });
    await expect(answers).toHaveCount(this.#lab.questions.length);
    for (const answer of await answers.all()) await answer.fill('Потому что <так> & because');
    const open = this.#page.getByRole('article').getByRole('button', { name: this.#names.report, exact: true });
    await open.click();
    const report = this.#page.getByRole('dialog', { name: this.#names.report });
    await expect(report).toContainText(this.#lab.title);
    await expect(report).toContainText('Потому что <так> & because');
  }

  task(id: string): Locator {
    const found = this.#lab.steps.flatMap(({ tasks = [] }) => tasks).find((task) => task.id === id);
    if (!found) throw new Error(`there is no task ${id}`);
    const name = found.text.replaceAll(/[`]|\*\*/g, '');
    return this.#page.getByRole('list', { name: this.#names.tasks }).getByRole('listitem', { name, exact: true });
  }

  async passed(id: string): Promise<void> {
    await expect(this.task(id)).toHaveAttribute('data-state', 'passed', { timeout: 20_000 });
  }

  /** What was done does not pass it, and (`words`) is told so. */
  async open(id: string, words?: RegExp): Promise<void> {
    if (words) await expect(this.task(id).getByRole('status')).toHaveText(words);
    await expect(this.task(id)).toHaveAttribute('data-state', 'waiting');
  }

  /** What was done before the faults are on proves nothing, and the task says what to press. */
  async waitsForFaults(id: string): Promise<void> {
    await expect(this.task(id)).toContainText(this.#names.firstPress);
    await expect(this.task(id)).toHaveAttribute('data-state', 'waiting');
  }

  /** A button of a task, by its position among them. */
  async act(id: string, at = 0): Promise<void> {
    const named = this.#button(id, at);
    const edit = this.task(id).getByRole('button', { name: this.#names.edit, exact: true });
    await expect(named.or(edit).first()).toBeVisible();
    await ((await named.count()) > 0 ? named : edit).first().click();
  }

  /** That button stands out: it is what comes next. */
  async comesNext(id: string, at: number): Promise<void> {
    await expect(this.#button(id, at)).toHaveAttribute('data-variant', 'filled');
  }

  #button(id: string, at: number): Locator {
    const found = this.#lab.steps.flatMap(({ tasks = [] }) => tasks).find((task) => task.id === id);
    return this.task(id).getByRole('button', { name: found?.actions?.[at]?.label ?? '', exact: true });
  }

  /** Changes the form that an action has opened. */
  async fillIn({ username, port, version }: FormChanges): Promise<void> {
    const dialog = this.#page.getByRole('dialog');
    const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
    if (username !== undefined) await field(this.#names.username).fill(username);
    if (port !== undefined) await field(this.#names.port).fill(String(port));
    if (version !== undefined) await dialog.getByRole('radio', { name: version, exact: true }).check({ force: true });
  }

  /** The form that an action has opened is saved, and connects. */
  async saveAndConnect(password?: string): Promise<void> {
    const dialog = this.#page.getByRole('dialog');
    if (password !== undefined)
      await dialog.getByRole('textbox', { name: this.#names.password, exact: true }).fill(password);
    await dialog.getByRole('button', { name: this.#names.saveAndConnect, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async connected(): Promise<void> {
    await expect(this.#page.getByRole('status', { name: this.#names.state })).toContainText(this.#names.connected);
  }

  async anyway(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#names.anyway }).click();
  }

  async disconnect(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#names.disconnect, exact: true }).click();
    await expect(this.#page.getByRole('button', { name: this.#names.connect, exact: true })).toBeVisible();
  }

  async connect(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#names.connect, exact: true }).click();
  }

  /** Brings a connection into view, with its lab. */
  async show(connection: string): Promise<void> {
    const list = this.#page.getByRole('list', { name: this.#names.connections });
    await list
      .getByRole('listitem', { name: connection })
      .getByRole('button', { name: connection, exact: true })
      .click();
    await this.#page.getByRole('tab', { name: this.#names.learn, exact: true }).click();
  }

  /** Null for `filter`: as it is filled in. */
  async subscribe(filter: string | null, qos?: 0 | 1 | 2, options?: SubscribeOptions): Promise<void> {
    if (filter !== null) await this.#page.getByRole('textbox', { name: this.#names.filter, exact: true }).fill(filter);
    if (qos !== undefined) await this.#choose(this.#names.subscriptionQos, qos);
    if (options) {
      const pane = this.#page
        .locator('form')
        .filter({ has: this.#page.getByRole('textbox', { name: this.#names.filter }) });
      const { noLocal = false, retainHandling = 0 } = options;
      const flag = pane.getByRole('checkbox', { name: this.#names.noLocal, exact: true });
      if (!(await flag.isVisible()))
        await this.#page.getByRole('button', { name: this.#names.options, exact: true }).first().click();
      await flag.setChecked(noLocal);
      const handling = pane.getByRole('combobox', { name: this.#names.handling, exact: true });
      await handling.selectOption(String(retainHandling));
    }
    await this.#page.getByRole('button', { name: this.#names.subscribe, exact: true }).click();
  }

  /** Null: as it is filled in. */
  async publish(message: Message | null): Promise<void> {
    if (message) {
      const { topic, payload, qos = 0, retain = false } = message;
      // The properties stand in its place.
      const field = this.#page.getByRole('textbox', { name: this.#names.payload, exact: true });
      if (!(await field.isVisible()))
        await this.#composer().getByRole('button', { name: this.#names.properties }).click();
      await this.#page.getByRole('textbox', { name: this.#names.topic, exact: true }).fill(topic);
      await field.fill(payload);
      await this.#choose('QoS', qos);
      const flag = this.#page.getByRole('checkbox', { name: 'Retain', exact: true });
      await flag.or(this.#page.getByRole('switch', { name: 'Retain', exact: true })).setChecked(retain);
    }
    await this.#page.getByRole('button', { name: this.#names.publish, exact: true }).click();
  }

  /** Of the message in the form, by the specification's names. */
  async setProperties(properties: Readonly<Record<string, string>>): Promise<void> {
    const form = this.#composer();
    const fold = form.getByRole('button', { name: this.#names.properties });
    if (!(await form.getByRole('textbox', { name: 'Response Topic', exact: true }).isVisible())) await fold.click();
    for (const [name, value] of Object.entries(properties))
      await form.getByRole('textbox', { name, exact: true }).fill(value);
  }

  async addUserProperty(name: string, value: string): Promise<void> {
    const form = this.#composer();
    await form.getByRole('button', { name: this.#names.addProperty, exact: true }).last().click();
    await form.getByRole('textbox', { name: this.#names.propertyName }).last().fill(name);
    await form.getByRole('textbox', { name: this.#names.propertyValue }).last().fill(value);
  }

  #composer(): Locator {
    const publish = this.#page.getByRole('button', { name: this.#names.publish, exact: true });
    return this.#page.getByRole('form').filter({ has: publish });
  }

  async switchOffFaults(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#names.switchOff, exact: true }).click();
  }

  async #choose(group: string, qos: 0 | 1 | 2): Promise<void> {
    const radios = this.#page.getByRole('radiogroup', { name: group, exact: true });
    await radios.getByRole('radio', { name: String(qos), exact: true }).check({ force: true });
  }
}

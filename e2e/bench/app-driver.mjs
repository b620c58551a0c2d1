// Drives the app as a person does, by role and accessible name, from inside the page: through Runtime.evaluate alone,
// because a debugger that watches the page costs it half its throughput.
import { untilTrue } from './cdp-pipe.mjs';
import { FILTER } from './packets.mjs';

/** Runs in the page. Finds by role and accessible name, as far as our own names need it. */
export const PAGE_SCRIPT = `(() => {
  const SELECTORS = {
    button: 'button, [role=button]',
    combobox: 'select, [role=combobox]',
    dialog: '[role=dialog], dialog',
    grid: '[role=grid]',
    radio: 'input[type=radio], [role=radio]',
    searchbox: 'input[type=search], [role=searchbox]',
    status: '[role=status], output',
    tab: '[role=tab]',
    textbox: 'input:not([type=radio]):not([type=checkbox]), textarea, [role=textbox]',
    tree: '[role=tree]',
  };
  const textOf = (ids) => ids.split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const visibleText = (element) => {
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
    return copy.textContent;
  };
  const nameOf = (element) => {
    const labelledBy = element.getAttribute('aria-labelledby');
    const label = element.getAttribute('aria-label') ?? (labelledBy ? textOf(labelledBy) : null);
    const own = label ?? (element.labels?.[0] ? visibleText(element.labels[0]) : visibleText(element));
    return (own ?? '').replace(/\\*$/, '').trim().replace(/\\s+/g, ' ');
  };
  const find = (role, name) =>
    [...document.querySelectorAll(SELECTORS[role])].find(
      (element) => nameOf(element) === name && element.getClientRects().length > 0,
    );
  const get = (role, name) => {
    const element = find(role, name);
    if (!element) throw new Error('no ' + role + ' named ' + name);
    return element;
  };
  window.__drive = {
    has: (role, name) => Boolean(find(role, name)),
    click: (role, name) => get(role, name).click(),
    fill: (role, name, text) => {
      const element = get(role, name);
      element.focus();
      // React listens to what the native setter tells it.
      const kind = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, text);
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
      element.blur();
    },
    choose: (name, label) => {
      const select = get('combobox', name);
      select.selectedIndex = [...select.options].findIndex((option) => option.textContent === label);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    /** As Enter in a field does. */
    submit: (role, name) => get(role, name).form.requestSubmit(),
    text: (role, name) => find(role, name)?.textContent?.trim() ?? '',
    pressed: (name) => get('button', name).getAttribute('aria-pressed') === 'true',
    value: (name) => Number(find('status', name)?.dataset.value ?? NaN),
    /** Of one moment. */
    values: (...names) => names.map((name) => window.__drive.value(name)),
    middle: (role, name) => {
      const box = get(role, name).getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    /** Settles when the counter shows a number of at least \`goal\`, looked at once a frame. */
    countUntil: (name, goal, timeoutMs) => new Promise((resolve) => {
      const status = get('status', name);
      const giveUpAt = performance.now() + timeoutMs;
      const look = () => {
        const counted = Number(status.isConnected ? status.dataset.value : get('status', name).dataset.value);
        const now = performance.now();
        if (counted >= goal || now > giveUpAt) resolve({ at: performance.timeOrigin + now, counted });
        else requestAnimationFrame(look);
      };
      look();
    }),
  };
})()`;

/**
 * @typedef {object} AppDriver
 * @property {(script: string) => Promise<any>} run an expression on `__drive`, such as `click('button', 'Pause')`
 * @property {import('./cdp-pipe.mjs').Tab} tab
 */

/**
 * Opens the app with nothing stored, makes a profile for the generator, connects and subscribes.
 * @param {import('./cdp-pipe.mjs').Browser} browser
 * @param {string} url of the app
 * @param {Pick<import('./load-generator.mjs').LoadGenerator, 'port' | 'subscribed'>} generator
 * @param {{ fresh?: boolean, onNewDocument?: string }} [options] see Browser's `open`
 * @returns {Promise<AppDriver>}
 */
export async function openSubscribedApp(browser, url, generator, options = { fresh: true }) {
  const { run, tab } = await openAppAgain(browser, url, options);
  const click = async (/** @type {string} */ role, /** @type {string} */ name) => {
    await untilTrue(tab, `__drive.has('${role}', '${name}')`, `${role} ${name}`);
    await run(`click('${role}', '${name}')`);
  };
  await click('button', 'New connection');
  await untilTrue(tab, `__drive.has('textbox', 'Host')`, 'textbox Host');
  await run(`fill('textbox', 'Host', 'ws://127.0.0.1:${generator.port}/mqtt')`);
  await click('button', 'Save and connect');
  await untilTrue(tab, `__drive.text('status', 'Connection state') === 'Connected'`, 'the app to be connected');
  await untilTrue(tab, `__drive.has('textbox', 'Topic filter')`, 'textbox Topic filter');
  await run(`fill('textbox', 'Topic filter', '${FILTER}')`);
  const subscribed = generator.subscribed();
  await click('button', 'Subscribe');
  await subscribed;
  return { run, tab };
}

/**
 * Opens the app as it was left.
 * @param {import('./cdp-pipe.mjs').Browser} browser
 * @param {string} url of the app
 * @param {{ fresh?: boolean, onNewDocument?: string }} options
 * @returns {Promise<AppDriver>}
 */
export async function openAppAgain(browser, url, options) {
  const tab = await browser.open(url, options);
  await tab.evaluate(PAGE_SCRIPT);
  return { run: (script) => tab.evaluate(`__drive.${script}`), tab };
}

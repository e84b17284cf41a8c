import type { Page } from 'playwright-core';

const most = 120;

/** Goes on with the tab key until an element has the focus; throws when it never gets it. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let turn = 0; turn < most; turn += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the tab key does not reach ${selector} on ${page.url()}`);
}

/** Writes into a field, chooses a radio button or ticks a box, by keys alone. */
export async function keyIn(page: Page, form: string, name: string, value: string): Promise<void> {
  const field = `${form} [name="${name}"]`;
  const kind = await page.locator(field).first().getAttribute('type');
  await tabTo(page, field);
  if (kind === 'checkbox') return page.keyboard.press('Space');
  if (kind !== 'radio') {
    await page.keyboard.press('ControlOrMeta+A');
    return page.keyboard.type(value);
  }
  const wanted = `${field}[value="${value}"]`;
  const isOn = () => page.locator(wanted).isChecked();
  await page.keyboard.press('Space');
  for (let turn = 0; turn < most && !(await isOn()); turn += 1) await page.keyboard.press('ArrowDown');
  if (!(await isOn())) throw new Error(`the keys do not choose ${value} of ${name}`);
}

/** Presses the button of a form by keys alone. */
export async function keySend(page: Page, form: string): Promise<void> {
  await tabTo(page, `${form} button[type=submit]`);
  await page.keyboard.press('Enter');
}

import { expect, inject } from 'vitest';
import { test } from '../support/e2e.ts';
import { url } from '../support/journey.ts';

/** The name of the action behind a form, as the page hands it to browsers without scripts. */
async function actionOf(page: string): Promise<string> {
  const html = await (await fetch(page)).text();
  const id = /\{&quot;id&quot;:&quot;([0-9a-f]{40,})&quot;/.exec(html)?.[1];
  if (!id) throw new Error(`no action was found on ${page}`);
  return id;
}

test('an action that is called without a form is refused, not broken', async () => {
  const page = url('/nl/sign-in');
  const headers = { 'next-action': await actionOf(page), origin: inject('origin') };
  const call = async (body: string | FormData) => {
    const answer = await fetch(page, { method: 'POST', body, headers });
    return { status: answer.status, said: /\{"status":"\w+"/.exec(await answer.text())?.[0] };
  };
  // How React writes the arguments of a call: the second one is a form with one field.
  const form = new FormData();
  form.append('1_reference', 'x');
  form.append('0', '[{},"$K1"]');
  expect(await call(form)).toEqual({ status: 200, said: '{"status":"invalid"' });
  for (const body of ['[]', '[{}]', '[{},{}]', '[null,null]', '[{},"reference"]', '[{},["a"]]']) {
    expect([body, await call(body)]).toEqual([body, { status: 200, said: '{"status":"refused"' }]);
  }
});

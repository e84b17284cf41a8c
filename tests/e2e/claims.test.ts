import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import {
  demoLetter,
  openFirstDossier,
  send,
  signInStaff,
  signInWithLetter,
  url,
} from '../support/journey.ts';

test('a claim that asks too much is held, lowered by staff, and then shows each line with its rule', async ({
  openPage,
}) => {
  const staff = await openPage({ javaScript: false, width: 1280 });
  await signInStaff(staff);
  await staff.goto(url('/nl/admin/claims'));
  await staff
    .getByRole('link', { name: 'Grace O’Connor' })
    .or(staff.getByText("Grace O'Connor"))
    .first()
    .click();
  await staff.getByText('Vastgehouden').last().waitFor();
  const debtor = await openPage({ width: 360 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-4'));
  const dossier = await openFirstDossier(debtor);
  await debtor.getByText('Nog niet te betalen').first().waitFor();
  expect(await debtor.getByText('Nu te betalen').count()).toBe(0);
  await expectAccessible(debtor);

  await staff.check('input[name=kind][value=reminded]');
  await send(staff);
  const alert = staff.locator('main [role=alert]');
  await alert.waitFor();
  expect(await staff.isChecked('input[name=kind][value=reminded]')).toBe(true);
  await staff.check('input[name=kind][value=reduced]');
  await send(staff);
  await staff.getByText('Mag gevorderd worden').waitFor();
  expect(await staff.locator('input[name=kind]').count()).toBe(0);

  await debtor.goto(url(`/nl${dossier}`));
  await debtor.getByText('Nu te betalen').waitFor();
  for (const fold of await debtor.locator('main details > summary').all()) await fold.click();
  await debtor.getByText('Wetboek van economisch recht').first().waitFor();
  await expectAccessible(debtor);
  await expectNoSidewaysScroll(debtor);

  await debtor.fill('#on', 'morgen');
  await debtor.click('#pay-on button');
  await debtor.locator('#on-error').waitFor();
  expect(await debtor.inputValue('#on')).toBe('morgen');
  const soon = new Date(Date.now() + 30 * 86_400_000);
  const day = `${soon.getUTCDate()}/${soon.getUTCMonth() + 1}/${soon.getUTCFullYear()}`;
  await debtor.fill('#on', day);
  await debtor.click('#pay-on button');
  await debtor.locator('#pay-on [role=status]').waitFor();
});

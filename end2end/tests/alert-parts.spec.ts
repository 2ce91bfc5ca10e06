/**
 * The indicators and assets of an alert, put right on its page.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { expect, test } from '../harness/test';

const region = (page: Page, name: string) => page.getByRole('region', { name });
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });

test('indicators and assets are added, changed and removed', async ({ page, anna }) => {
  const session = await anna.session();
  const raised = await session.call<{ summary: { id: number } }>('alert/create', {
    new: { customer: anna.customer.id, title: 'Beacons', source: 'proxy' },
  });
  await page.goto(`/alerts/${raised.summary.id}`);
  const iocs = region(page, 'Indicators of compromise');
  await iocs.getByRole('button', { name: 'Add indicator' }).click();
  const adding = page.getByRole('dialog', { name: 'Add an indicator' });
  await adding.getByRole('button', { name: 'Save' }).click();
  await expect(adding.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription(/must not be empty/);
  await adding.getByRole('textbox', { name: 'Value' }).fill('evil[.]example');
  expect(await violations(page)).toEqual([]);
  await adding.getByRole('button', { name: 'Save' }).click();
  await expect(adding).toBeHidden();
  await expect(iocs.getByRole('cell', { name: 'evil.example', exact: false }).first()).toBeVisible();

  // What is there already is told at the field.
  await iocs.getByRole('button', { name: 'Add indicator' }).click();
  await adding.getByRole('textbox', { name: 'Value' }).fill('EVIL.example');
  await adding.getByRole('button', { name: 'Save' }).click();
  await expect(adding.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription(/already/);
  await adding.getByRole('button', { name: 'Cancel' }).click();

  await iocs.getByRole('button', { name: 'Edit evil.example' }).click();
  const changing = page.getByRole('dialog', { name: 'Indicator' });
  await changing.getByRole('textbox', { name: 'Value' }).fill('worse.example');
  await changing.getByRole('button', { name: 'Save' }).click();
  await expect(iocs).toContainText('worse.example');
  await expect(page.locator('.history')).toContainText('Changed value of the indicator evil.example');

  const assets = region(page, 'Assets');
  await assets.getByRole('button', { name: 'Add asset' }).click();
  const naming = page.getByRole('dialog', { name: 'Add an asset' });
  await naming.getByRole('textbox', { name: 'Name' }).fill('PC-17');
  await naming.getByRole('textbox', { name: 'IP', exact: true }).fill('10.0.0.17');
  expect(await violations(page)).toEqual([]);
  await naming.getByRole('button', { name: 'Save' }).click();
  await expect(assets).toContainText('10.0.0.17');
  await assets.getByRole('button', { name: 'Edit PC-17' }).click();
  const asset = page.getByRole('dialog', { name: 'Asset' });
  await asset.getByRole('textbox', { name: 'Type' }).fill('laptop');
  await asset.getByRole('button', { name: 'Save' }).click();
  await expect(assets).toContainText('laptop');
  expect(await violations(page)).toEqual([]);

  await iocs.getByRole('button', { name: 'Remove worse.example' }).click();
  await expect(messages(page)).toContainText('Removed worse.example.');
  await expect(iocs).not.toContainText('worse.example');
  await assets.getByRole('button', { name: 'Remove PC-17' }).click();
  await expect(assets).not.toContainText('PC-17');
});

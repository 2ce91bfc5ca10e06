/**
 * Silences: tried on what happened before, made, seen at the alert, and ended early; and alerts that are put off.
 */
import { violations } from '../harness/axe';
import { addCustomer, Person } from '../harness/people';
import { Server } from '../harness/server';
import { expect, test } from '../harness/test';

test('a silence is tried, made, extended and ended; an alert is put off', async ({ page }) => {
  const server = await Server.start();
  try {
    const customer = await addCustomer(server);
    const anna = await Person.add(server, [customer]);
    const session = await anna.enter(page);
    const raise = async (title: string): Promise<number> => {
      const fields = { customer: customer.id, title, source: 'proxy', severity: 'high' };
      return (await session.call<{ summary: { id: number } }>('alert/create', { new: fields })).summary.id;
    };
    await raise('Before');
    await page.goto(`${server.url}/manage/silences`);
    await expect(page.getByRole('heading', { name: 'No silences' })).toBeVisible();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New silence' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveAccessibleDescription(/must be given/);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The proxy is replaced');
    await dialog.getByRole('textbox', { name: 'Until' }).fill('soon');
    await dialog.getByText('Sources:').click();
    await dialog.getByRole('checkbox', { name: 'proxy' }).check();
    await dialog.getByRole('button', { name: 'Try it' }).click();
    await expect(dialog.getByText('it would have made one alert silent')).toBeVisible();
    await expect(dialog.getByRole('link', { name: /Before/ })).toBeVisible();
    await dialog.getByText('By day').click();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Until' })).toHaveAccessibleDescription(/is not a time/);
    await dialog.getByRole('textbox', { name: 'Until' }).fill('+1hour');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toBeHidden();
    const row = page.getByRole('row', { name: /The proxy is replaced/ });
    await expect(row).toContainText('In force');
    expect(await violations(page)).toEqual([]);

    const silent = await raise('While it is replaced');
    await page.goto(`${server.url}/alerts/${silent}`);
    await expect(page.getByText(/Nobody was told of it: .* The proxy is replaced/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Snooze…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Until' }).fill('+2hours');
    await page.getByRole('dialog').getByRole('button', { name: 'Snooze', exact: true }).click();
    await expect(page.getByText(/Put off until/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.url}/alerts`);
    await expect(page.getByRole('row', { name: /Before/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /While it is replaced/ })).toHaveCount(0);
    await page.goto(`${server.url}/alerts?state=snoozed`);
    await page.getByRole('link', { name: /While it is replaced/ }).click();
    await page.getByRole('button', { name: 'Take it up again' }).click();
    await expect(page.getByText(/Put off until/)).toBeHidden();
    await page.getByText(/Nobody was told of it/).getByRole('link', { name: 'Silences' }).click();
    await row.getByRole('button', { name: /1 alerts that were silent/ }).click();
    await expect(page.getByRole('dialog').getByRole('link', { name: /While it is replaced/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').locator('footer').getByRole('button', { name: 'Close' }).click();
    await row.getByRole('button', { name: 'Extend: The proxy is replaced' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Until' }).fill('+2days');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.setViewportSize({ width: 380, height: 780 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    await row.getByRole('button', { name: 'End now: The proxy is replaced' }).click();
    await expect(page.getByRole('heading', { name: 'No silences' })).toBeVisible();
    await page.getByRole('link', { name: 'Over' }).click();
    await expect(row).toContainText('Over');
  } finally {
    await server.stop();
  }
});

/**
 * Who else is at a case, and at what.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

const here = (page: Page) => page.getByRole('status', { name: 'Who is here' }).getByRole('listitem');

test('somebody comes, writes, and leaves', async ({ page, browser, server, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const mine = new CasePage(page);
  await mine.open(id);
  await expect(here(page)).toHaveCount(0);

  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const context = await browser.newContext({ baseURL: server.url });
  const other = await context.newPage();
  await bjarne.enter(other);
  const theirs = new CasePage(other);
  await theirs.open(id);
  await expect(here(page)).toHaveText(['Bjarne Dahl is here']);
  await expect(here(other)).toHaveText(['Anna Berg is here']);

  await theirs.write();
  await expect(here(page)).toHaveText(['Bjarne Dahl is editing the summary']);
  await expect(mine.summary).toContainText('Bjarne Dahl is editing this');
  await expect(theirs.summary, 'not of oneself').not.toContainText('is editing this');
  expect(await violations(page)).toEqual([]);
  await theirs.summary.getByRole('button', { name: 'Discard' }).click();
  await expect(here(page)).toHaveText(['Bjarne Dahl is here']);
  await expect(mine.summary).not.toContainText('is editing this');

  await other.getByRole('main').getByRole('link', { name: 'Cases' }).click();
  await expect(here(page)).toHaveCount(0);
  await context.close();
});

/**
 * The page of one case, as tests use it.
 */
import type { Locator, Page } from '@playwright/test';
import { expect } from './test';

export class CasePage {
  readonly main: Locator;
  readonly summary: Locator;
  readonly facts: Locator;
  readonly glance: Locator;
  readonly conflict: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.summary = this.main.getByRole('region', { name: 'Summary' });
    this.facts = this.main.getByRole('region', { name: 'Fields' });
    this.glance = this.main.locator('.glance');
    this.conflict = page.getByRole('dialog', { name: 'Somebody else changed this, too' });
  }

  async open(id: number, query = ''): Promise<void> {
    await this.page.goto(`/cases/${id}${query}`);
    await expect(this.main.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0);
    await expect(this.page.getByText('Live', { exact: true })).toBeVisible();
  }

  field(name: string): Locator {
    return this.facts.getByRole('combobox', { name, exact: true });
  }

  /** Chooses a value and waits until it is stored. */
  async choose(name: string, label: string): Promise<void> {
    const saved = this.page.waitForResponse('**/page/case/update');
    await this.field(name).selectOption({ label });
    await saved;
  }

  async rename(name: string): Promise<void> {
    await this.main.getByRole('button', { name: 'Rename the case' }).click();
    const field = this.main.getByRole('textbox', { name: 'Name' });
    await expect(field).toBeFocused();
    await field.fill(name);
    await field.press('Enter');
  }

  /** Begins to write, and gives the field. */
  async write(): Promise<Locator> {
    await this.summary.getByRole('button', { name: 'Edit' }).click();
    const field = this.summary.getByRole('textbox', { name: 'Summary' });
    await expect(field).toBeFocused();
    return field;
  }

  async save(): Promise<void> {
    await this.summary.getByRole('button', { name: 'Save' }).click();
  }
}

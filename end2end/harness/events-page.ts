/**
 * The events page as a test sees it.
 */
import { expect, type Locator, type Page } from '@playwright/test';

export class EventsPage {
  readonly rows: Locator;
  readonly detail: Locator;
  readonly quickFilter: Locator;
  readonly timeRange: Locator;
  readonly picker: Locator;

  constructor(readonly page: Page) {
    this.rows = page.locator('.event-table tbody tr');
    this.detail = page.getByRole('complementary', { name: 'Event' });
    this.quickFilter = page.getByRole('searchbox', { name: 'Filter by IP address' });
    this.timeRange = page.getByRole('button', { name: /^Time range/ });
    this.picker = page.getByRole('dialog', { name: /^Time range/ });
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/events${query}`);
    await this.settled();
  }

  /** The answer to the newest question is there. */
  async settled(): Promise<void> {
    await expect(this.page.locator('.events-rows .loaded')).toHaveAttribute('aria-busy', 'false');
  }

  /** Exactly so many were found. */
  async counts(count: number): Promise<void> {
    const noun = count === 1 ? 'event' : 'events';
    await expect(this.page.locator('.how')).toHaveText(new RegExp(`^${count.toLocaleString('en')} ${noun} · `));
  }

  async filter(text: string): Promise<void> {
    await this.quickFilter.fill(text);
    await this.quickFilter.press('Enter');
  }

  /** Opens the editor of a filter, from the menu of all filters. */
  async addFilter(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Add a filter' }).click();
    const editor = this.page.getByRole('dialog', { name: 'Add a filter' });
    await editor.getByRole('button', { name, exact: true }).click();
    return editor;
  }

  async remove(part: string): Promise<void> {
    await this.page.getByRole('button', { name: `Remove the filter: ${part}` }).click();
  }

  /** What one column shows, row by row. */
  async column(name: string): Promise<string[]> {
    await this.settled();
    return this.rows.locator(`.col-${name}`).allInnerTexts();
  }
}

/** What the address asks for. */
export function query(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

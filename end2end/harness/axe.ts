/**
 * axe's rules for what everybody can use.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe complains of, short enough to read, once nothing fades and what is shown is not about to be replaced. */
export async function violations(page: Page): Promise<string[]> {
  const found = await look(page);
  // What is asked again by itself while axe looks is dimmed: colours are looked at once more.
  const isDimmed = found.length > 0 && found.every((one) => one.startsWith('color-contrast: '));
  return isDimmed ? look(page) : found;
}

async function look(page: Page): Promise<string[]> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(' ');
      return `${violation.id}: ${node.target.join(' ')}: ${why}`;
    }),
  );
}

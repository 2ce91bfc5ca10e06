/**
 * axe's rules for what everybody can use.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe complains of, short enough to read. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(' ');
      return `${violation.id}: ${node.target.join(' ')}: ${why}`;
    }),
  );
}

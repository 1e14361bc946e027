// temp: screenshots
import { test } from 'node:test';
import { startBrowser, visit } from './page-harness.mjs';

startBrowser();
const steps = {
  async makeLayout(page) {
    await page.getByRole('radio').last().check();
    await page.waitForTimeout(400);
  },
  async makeLayoutExample(page) {
    await steps.makeLayout(page);
    await page.locator('#example').click();
    await page.locator('#field-serial-sequence').fill('0');
    await page.locator('.registry summary').click();
    await page.waitForTimeout(200);
  },
  async makeChecked(page) {
    await steps.makeLayout(page);
    await page.locator('#part-enterprise-select').selectOption('1');
    await page.locator('#example').click();
    await page.waitForTimeout(200);
  },
};
const which = (process.env.SHOTS || '').split(',').filter(Boolean);
for (const s of which) {
  const [name, path, step, locale, scheme, width] = s.split(':');
  test(name, async () => {
    await visit(
      {
        path,
        locale,
        colorScheme: scheme,
        viewport: { width: Number(width), height: 800 },
        deviceScaleFactor: 1,
        isWhole: true,
      },
      async (page) => {
        if (step) await steps[step](page);
        await page.waitForTimeout(300);
        await page.screenshot({ path: `/tmp/shots3/${name}.png`, fullPage: true });
      },
    );
  });
}

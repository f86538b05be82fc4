// Opens each page of a folder as its readers do and fails where anything is amiss: a console error, a
// request, a missing policy, a fault that axe finds, something that cannot be reached by keyboard.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [folder, out] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(out, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'gonogo-browser-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };

/** A page that fails on its own faults. */
async function open(file, size, colorScheme) {
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const faults = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== url) faults.push(`request: ${request.url()}`);
  });
  await page.setViewportSize(sizes[size]);
  await page.emulateMedia({ colorScheme });
  await page.goto(url);
  return { page, faults };
}

/** What axe says of a copy whose policy lets axe in; the page itself does not. */
async function accessible(file, size, scheme) {
  const copy = join(folder, 'copy.html');
  const text = readFileSync(file, 'utf8');
  writeFileSync(copy, text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  const { page } = await open(copy, size, scheme);
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map((it) => `${it.id}: ${it.help}\n  ${it.nodes.slice(0, 3).map((node) => node.html).join('\n  ')}`);
  assert.deepEqual(told, [], `${file} ${size} ${scheme}`);
  await page.close();
}

/** Filters, sorts, searches and folds, with keys alone. */
async function byKeyboard(file) {
  const { page, faults } = await open(file, 'desk', 'light');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  const visible = () => page.locator('tr.item:visible').count();
  const all = await visible();
  await page.locator('#show-all').focus();
  await page.keyboard.press('ArrowRight');
  const way = await visible();
  assert.ok(way > 0 && way < all, `${way} of ${all} are in the way`);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await visible(), all);
  await page.locator('#find').focus();
  await page.keyboard.type('john');
  assert.ok((await visible()) < all);
  await page.locator('#find').fill('');
  const owner = page.locator('table.items thead button').nth(3);
  const first = () => page.locator('tr.item:visible td:nth-child(4)').first().textContent();
  const before = await first();
  await owner.focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('th[aria-sort=ascending]').count(), 1);
  const cells = await page.locator('tr.item td:nth-child(4)').evaluateAll((cells) => cells.map((cell) => cell.dataset.key));
  assert.deepEqual(cells, [...cells].sort(new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  assert.equal(await first(), before);
  const fold = page.locator('tr.item summary').first();
  await fold.focus();
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('tr.item details[open]').count());
  assert.deepEqual(faults, []);
  await page.close();
}

try {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.html') && name !== 'copy.html')) {
    const file = join(folder, name);
    const base = name.replace('.html', '');
    for (const [size, scheme] of [['desk', 'light'], ['desk', 'dark'], ['phone', 'light'], ['phone', 'dark']]) {
      const { page, faults } = await open(file, size, scheme);
      assert.equal(await page.locator('meta[http-equiv=Content-Security-Policy]').count(), 1);
      assert.ok(await page.locator('h1').isVisible(), 'it opens at the verdict');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} too wide for a ${size}`);
      await page.screenshot({ path: join(out, `${base}-${size}-${scheme}.png`), fullPage: true });
      if (size === 'desk' && scheme === 'light') {
        await page.pdf({ path: join(out, `${base}.pdf`), format: 'A4' });
        assert.ok(statSync(join(out, `${base}.pdf`)).size > 5000);
      }
      assert.deepEqual(faults, [], `${name} ${size} ${scheme}`);
      await page.close();
      await accessible(file, size, scheme);
    }
  }
  await byKeyboard(join(folder, 'no-go.html'));
  console.log('the page is as it should be');
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

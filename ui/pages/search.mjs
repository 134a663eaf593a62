// How long the page works for each key that is typed into the search of the library, from the key to the laid-out rows:
// with the library that ships, and with ten thousand exercises. Three browsers, each started afresh, and everything is
// typed twice in each: the first round is what a person meets who has just opened the library, with code that ran never
// before. For every key the shortest counts, which is what the work takes by itself when nothing else has the processor.
// Prints figures and judges nothing. `--dist DIR` another build, `--keys` names the longest keys.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const typed = ['e', 'clam', 'achilles pain', 'heel drop step', 'glutes', 'hip band', 'zzzz'];
const BROWSERS = 3;
const ROUNDS = 2;
/** So many keys are named. */
const LONGEST = 8;

const at = process.argv.indexOf('--dist');
const server = await serve(at < 0 ? new URL('../dist/', import.meta.url) : pathToFileURL(`${resolve(process.argv[at + 1])}/`));
const names = typed.flatMap((words) => [...[...words].map((_, i) => words.slice(0, i + 1)), ...[...words].map((_, i) => `${words.slice(0, words.length - i)}⌫`)]);

/** Milliseconds for every key of a round, in order. */
async function round(page) {
  const press = async (key) => {
    const before = await page.evaluate(() => window.spent.length);
    await page.keyboard.press(key);
    await page.waitForFunction((n) => window.spent.length > n, before);
  };
  await page.evaluate(() => (window.spent = []));
  for (const words of typed) {
    for (const letter of words) await press(letter === ' ' ? 'Space' : letter);
    for (let i = 0; i < words.length; i += 1) await press('Backspace');
  }
  return page.evaluate(() => window.spent);
}

/** The rounds of one browser, and what the list says that it holds. */
async function rounds(many) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.url}?scene=library&theme=light&still&many=${many}`);
  await page.waitForSelector('.library [data-row]');
  await page.waitForFunction(() => document.querySelector('main [data-waits]') === null);
  await page.focus('.library input');
  await page.evaluate(() => {
    let from = 0;
    addEventListener('keydown', () => (from = performance.now()), true);
    // Asked for after the page asked for its own turn: its rows are there by then, and the reading lays them out.
    addEventListener('input', () => queueMicrotask(() => {
      void document.body.offsetHeight;
      window.spent.push(performance.now() - from);
    }));
  });
  const spent = [];
  for (let i = 0; i < ROUNDS; i += 1) spent.push(await round(page));
  const shown = await page.evaluate(() => document.querySelector('.library [role=status]')?.textContent);
  await browser.close();
  return { spent, shown };
}

async function measure(many) {
  const all = [];
  for (let i = 0; i < BROWSERS; i += 1) all.push(await rounds(many));
  const shortest = (of) => of[0].map((_, key) => Math.min(...of.map((spent) => spent[key])));
  const first = shortest(all.map(({ spent }) => spent[0]));
  const best = shortest(all.flatMap(({ spent }) => spent));
  const middle = [...best].sort((a, b) => a - b)[Math.floor(best.length / 2)];
  const ms = (n) => n.toFixed(1);
  console.log(`search_key_ms ${all[0].shown}: longest ${ms(Math.max(...best))}, median ${ms(middle)}, first round longest ${ms(Math.max(...first))}, ${best.length} keys`);
  if (!process.argv.includes('--keys')) return;
  const longest = first.map((spent, key) => [spent, key]).sort((a, b) => b[0] - a[0]).slice(0, LONGEST);
  console.log(`  the first time: ${longest.map(([spent, key]) => `${names[key]} ${ms(spent)}`).join(', ')}`);
}

await measure(0);
await measure(10_000);
server.close();

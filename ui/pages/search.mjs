// How long the page works for each key that is typed into the search of the library, from the key to the laid-out rows:
// with the library that ships, and with ten thousand exercises. Everything is typed three times: the first round is what
// a person meets who has just opened the library, and of the three the shortest is what the work takes by itself, when
// nothing else has the processor. Prints figures and judges nothing. `--dist DIR` another build.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const typed = ['e', 'clam', 'achilles pain', 'heel drop step', 'glutes', 'hip band', 'zzzz'];
const ROUNDS = 3;

const at = process.argv.indexOf('--dist');
const server = await serve(at < 0 ? new URL('../dist/', import.meta.url) : pathToFileURL(`${resolve(process.argv[at + 1])}/`));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
});

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

async function measure(many) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
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
  const rounds = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round(page));
  const shown = await page.evaluate(() => document.querySelector('.library [role=status]')?.textContent);
  await page.context().close();
  const best = rounds[0].map((_, key) => Math.min(...rounds.map((spent) => spent[key])));
  const middle = [...best].sort((a, b) => a - b)[Math.floor(best.length / 2)];
  const ms = (n) => n.toFixed(1);
  console.log(`search_key_ms ${shown}: longest ${ms(Math.max(...best))}, median ${ms(middle)}, first round longest ${ms(Math.max(...rounds[0]))}, ${best.length} keys`);
}

await measure(0);
await measure(10_000);
await browser.close();
server.close();

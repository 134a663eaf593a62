// Every scene of the window in Debian's Chromium: no serious accessibility fault, nothing scrolls that must not, the keys
// do what they say, and the live region is silent while seconds pass. `--shots DIR` keeps the pictures, `--only TEXT`
// takes the scenes whose name holds it (`keys`: what the keyboard does, `doing`: what a person
// does in the library, `starting`: on the way to a programme, `planning`: beside a plan, `reminding`: about reminders,
// `amending`: with the past and the journal, `keeping`: with the data, `looking back`: in History, `charting`: at the
// charts, `printing`: the page for a visit, `bringing`: files of a watch, `loading`: the calendar of load and races,
// `logging runs`: in Running),
// `--dist DIR` another build.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chartChecks } from './charts.mjs';
import { historyChecks } from './history.mjs';
import { keyChecks, tabs, targets } from './keys.mjs';
import { dataChecks } from './data.mjs';
import { libraryChecks } from './library.mjs';
import { journalChecks } from './journal.mjs';
import { reminderChecks } from './reminders.mjs';
import { runFileChecks } from './run-files.mjs';
import { serve } from './serve.mjs';
import { todayChecks } from './today.mjs';
import { startChecks } from './start.mjs';
import { planChecks } from './plan.mjs';
import { paperChecks } from './paper.mjs';
import { loadChecks } from './load.mjs';
import { runSignChecks } from './run-signs.mjs';
import { runLogChecks } from './run-log.mjs';

const scenes = [
  'first-start', 'today', 'today-first', 'today-why', 'today-morning', 'today-recalled', 'today-evening', 'today-two', 'today-done', 'today-rest', 'today-paused',
  'today-empty', 'today-flag', 'today-hold', 'today-ahead', 'today-snoozed', 'today-held', 'today-muted', 'today-missed', 'today-proposal', 'today-asking', 'today-notes', 'today-light-green', 'today-light-watch', 'today-light-yellow', 'today-light-red', 'today-suggestion-progress', 'today-suggestion-hold', 'today-suggestion-back', 'today-suggestion-stop',
  'morning', 'weekly', 'by-hand', 'resume', 'session-lower', 'session-raise',
  'session-hold', 'session-rest', 'session-get-ready', 'session-switch', 'session-self-paced', 'session-paused',
  'session-paused-suspend', 'session-silent', 'session-unsaved', 'session-right', 'session-move', 'session-no-figure', 'summary',
  'session-page', 'settings', 'error',
];
/** Pages of the library, at the sizes of a small and of a large window; they may scroll down and never sideways. */
const pages = [
  'library', 'library-injuries', 'library-programmes', 'library-words', 'exercise', 'exercise&id=E13', 'exercise&id=E87', 'programme', 'run-plan', 'injury',
  'injury&id=shin-splints', 'injury&id=labral-tear', 'card', 'card&id=fix-the-why', 'card&id=list:shin-or-bone', 'red-flags', 'builder', 'exercise-builder', 'load-file',
  'start', 'start-about', 'start-signs', 'start-emergency', 'start-you', 'start-bone', 'start-limits', 'start-compare', 'start-when', 'start-review', 'start-barred',
  'injury&id=ankle-sprain', 'plan', 'plan-phases', 'plan-rungs', 'plan-done', 'plan-pause', 'plan-return', 'plans', 'plans-new', 'care-today', 'care-cleared', 'care-emergency', 'capacity', 'capacity-raises',
  'capacity-balance', 'questions', 'reminders', 'reminders-empty', 'reminders-no-daemon', 'reminders-error', 'settings-reminders', 'card&id=acute-48-hours',
  'session-page-amended', 'session-page-voided', 'journal', 'journal-empty', 'journal-search', 'by-hand-yesterday', 'by-hand-recalled',
  'data', 'data-import', 'data-import-problems', 'data-import-locked', 'data-backups', 'data-gone', 'data-erase',
  'charts', 'charts-empty', 'charts-four-weeks',
  'run-gate', 'run-gate-bone', 'run-now', 'run-now-back', 'run-now-first', 'run-now-days', 'run-none', 'today-run',
  'history', 'history-empty', 'history-paused', 'history-much', 'history-list', 'history-list-empty', 'history-day', 'history-day-rest',
  'physio-page', 'physio-page-empty', 'physio-page-error',
  'bring-runs', 'bring-runs-empty', 'bring-runs-folder-gone',
  'load', 'load-back', 'races', 'races-empty',
  'runs', 'runs-empty', 'log-run', 'log-run-plan', 'log-run-of-plan', 'log-run-cross', 'log-run-change', 'log-run-bone', 'run-told', 'log-run-told', 'run-yellow', 'run-changed', 'run-red', 'run-open', 'shoes-pairs', 'shoes-empty', 'cross', 'cross-empty',
];
/** Nothing scrolls where a session stands in large; what has to be read first may. */
const fixed = (scene) => /^session-(?!page)/.test(scene) || /^today(?!-(suggestion|evening|recalled|light|missed|proposal|notes))/.test(scene);

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : null);
const shots = option('--shots');
const only = option('--only') ?? '';
const chosenPages = pages.filter((scene) => scene.includes(only));
const chosen = scenes.filter((scene) => scene.includes(only));
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
if (shots) await mkdir(shots, { recursive: true });

const dist = option('--dist');
const server = await serve(dist ? pathToFileURL(`${resolve(dist)}/`) : new URL('../dist/', import.meta.url));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
});

let passed = 0;
const failures = [];
async function check(name, test) {
  try {
    const problem = await test();
    if (problem) failures.push(`${name}: ${problem}`);
    else passed += 1;
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}

/** Pages that ask for nothing special share a cache: the bundle is fetched and compiled once. */
const plain = await browser.newContext();

/** Opens a scene in a window of its own and gives what `use` gives. */
async function at(scene, { size = [1280, 800], theme = 'light', still = true, query = '', ...context }, use) {
  const [width, height] = size;
  const special = Object.keys(context).length > 0;
  const page = await (special ? await browser.newContext(context) : plain).newPage();
  await page.setViewportSize({ width, height });
  // As the window freezes it, so that code which writes on it fails here too.
  await page.addInitScript(() => Object.freeze(Object.prototype));
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  try {
    await page.goto(`${server.url}?scene=${scene}&theme=${theme}${still ? '&still' : ''}${query}`);
    await page.waitForFunction(() => document.fonts.status === 'loaded' && [...document.querySelectorAll('main :is(h1, h2, p)')].some((e) => e.checkVisibility()) && !document.querySelector('main [data-waits]'));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const result = await use(page);
    return errors.length > 0 ? `page errors: ${errors.join(' | ')}` : result;
  } finally {
    await (special ? page.context() : page).close();
  }
}

/** The rules that a theme can break; all others see the same page in every theme. */
const ofColour = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

async function accessible(page, options = {}) {
  // A CSP stops script tags, not evaluation through the debugger.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, { resultTypes: ['violations'], ...options }), options);
  const grave = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  return grave.map((v) => `${v.id} (${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')})`).join('; ');
}

/** Anything that could be scrolled, or lies outside the window. */
function overflowing(page, vertical) {
  return page.evaluate((tall) => {
    const wrong = [];
    for (const element of document.querySelectorAll('html, body, main, main *')) {
      const style = getComputedStyle(element);
      if (element.closest('svg, dialog, .hidden, .beats') || style.clipPath !== 'none') continue;
      const scrolls = (axis) => /auto|scroll/.test(style[`overflow${axis}`]) || element === document.documentElement;
      if (element.scrollWidth > element.clientWidth + 1 && scrolls('X')) wrong.push(`${element.tagName}.${element.className} scrolls sideways`);
      if (tall && element.scrollHeight > element.clientHeight + 1 && scrolls('Y')) wrong.push(`${element.tagName}.${element.className} scrolls by ${element.scrollHeight - element.clientHeight}`);
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.right > innerWidth + 1) wrong.push(`${element.tagName}.${element.className} ends at ${Math.round(box.right)} of ${innerWidth}`);
      if (tall && box.bottom > innerHeight + 1) wrong.push(`${element.tagName}.${element.className} ends at ${Math.round(box.bottom)} of ${innerHeight} down`);
    }
    return wrong.slice(0, 4).join('; ');
  }, vertical);
}

/** Words of the far screen that run into each other or are cut. */
function colliding(page) {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('.session .main > *')].map((element) => [element, element.getBoundingClientRect()]).filter(([, box]) => box.height > 0);
    const wrong = [];
    for (let i = 1; i < parts.length; i += 1) {
      const over = parts[i - 1][1].bottom - parts[i][1].top;
      if (over > 1) wrong.push(`${parts[i - 1][0].className} runs ${Math.round(over)} into ${parts[i][0].className}`);
    }
    for (const element of document.querySelectorAll('.session .main *, .ctl *')) {
      if (element.closest('svg, .hidden')) continue;
      if (element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0 && getComputedStyle(element).display !== 'inline') wrong.push(`${element.tagName}.${element.className} is cut`);
    }
    return wrong.slice(0, 4).join('; ');
  });
}

/** What follows the size and the theme of the window has followed. */
const drawn = (page) => page.evaluate(async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  // A colour takes a moment to become another.
  await Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished));
});

/** A window is dragged wider and narrower. */
async function resize(page, [width, height]) {
  await page.setViewportSize({ width, height });
  await drawn(page);
}

/** The theme and the text size are what the app itself writes on the page; `forced` is the colours of the system. */
async function dress(page, theme, percent = 100) {
  await page.emulateMedia({ forcedColors: theme === 'forced' ? 'active' : 'none' });
  await page.evaluate(([theme, percent]) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.fontSize = `${String(percent)}%`;
  }, [theme === 'forced' ? 'light' : theme, percent]);
  await drawn(page);
}

/**
 * One page for every look of a scene. The large window and the smallest that is meant are read whole, in light; what a theme
 * can break is asked again in each of the others, in large. At 200 % there is half the room, and text alone may grow by a
 * half.
 */
async function everyLook(scene, file, { large, others, forced, tall, then = () => undefined }) {
  const shoot = async (page, name) => shots && page.screenshot({ path: `${shots}/${file}-${name}.png` });
  await check(`${file} opens`, () => at(scene, { size: large }, async (page) => {
    const look = (name, ...questions) => check(`${file} ${name}`, async () => {
      await shoot(page, name);
      const wrong = [];
      for (const question of questions) wrong.push(await question());
      return wrong.filter(Boolean).join('; ');
    });
    const whole = () => accessible(page), colours = () => accessible(page, ofColour);
    const fits = (down) => () => overflowing(page, down), apart = () => (/^session-(?!page)/.test(scene) ? colliding(page) : '');
    await look(`light-${large.join('x')}`, whole, fits(tall(large)), apart);
    for (const theme of ['dark', 'contrast', ...(forced ? ['forced'] : [])]) {
      await dress(page, theme);
      await look(`${theme}-${large.join('x')}`, colours);
    }
    await dress(page, 'light');
    for (const size of others) {
      await resize(page, size);
      await look(`light-${size.join('x')}`, () => (size === others[0] ? whole() : ''), fits(tall(size)), apart);
      // To be looked at by a person: what has changed with the size is the same in the dark.
      if (shots) await dress(page, 'dark').then(() => shoot(page, `dark-${size.join('x')}`)).then(() => dress(page, 'light'));
    }
    await resize(page, [640, 400]);
    await look('200percent', fits(false));
    await resize(page, [1280, 800]);
    await dress(page, 'light', 150);
    await look('text150', fits(false));
    await dress(page, 'light');
    await then(page);
    return '';
  }));
}

/** Two pages at a time: much of each is waiting. */
async function inTwoLanes(list, look) {
  const left = [...list];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await look(next);
  };
  await Promise.all([lane(), lane()]);
}

await inTwoLanes(chosen, (scene) => {
  const narrow = fixed(scene) ? [[900, 640], [420, 560]] : [[900, 640]];
  return everyLook(scene, scene, { large: [1280, 800], others: narrow, forced: false, tall: ([width]) => fixed(scene) && width > 420 });
});
for (const scene of ['session-lower', 'session-rest'].filter((s) => s.includes(only))) {
  await check(`${scene} 1920x1080`, () => at(scene, { size: [1920, 1080] }, async (page) => {
    if (shots) await page.screenshot({ path: `${shots}/${scene}-light-1920x1080.png` });
    return [await overflowing(page, true), await colliding(page)].filter(Boolean).join('; ');
  }));
  await check(`${scene} in forced colours`, () => at(scene, { forcedColors: 'active' }, async (page) => {
    if (shots) await page.screenshot({ path: `${shots}/${scene}-forced.png` });
    return accessible(page);
  }));
}
await inTwoLanes(chosenPages, async (scene) => {
  const file = scene.replace('&id=', '-').replace(':', '-');
  const lessMotion = async (page) => {
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    await check(`targets of ${file}`, () => targets(page));
    await check(`Tab reaches everything on ${file}`, () => tabs(page));
  };
  await everyLook(scene, file, { large: [1440, 900], others: [[900, 640]], forced: true, tall: () => false, then: lessMotion });
});
/** What a person does there, one page after the other: some of it waits for frames, and those go to the page in front. */
const doings = [
  ['keys', keyChecks],
  ['doing', libraryChecks],
  ['today doing', todayChecks],
  ['starting', startChecks],
  ['planning', planChecks],
  ['reminding', reminderChecks],
  ['amending journal', journalChecks],
  ['keeping data', dataChecks],
  ['bringing runs', runFileChecks],
  ['charting', chartChecks],
  ['looking back', historyChecks],
  ['logging runs', runLogChecks],
  ['printing', paperChecks],
  ['loading', loadChecks],
  ['run signs', runSignChecks],
];
for (const [name, checks] of doings) if (only === '' || name.includes(only)) await checks({ check, at, accessible, shots });

await browser.close();
server.close();
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

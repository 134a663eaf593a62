// What the keyboard does, and what is said aloud.

/** The controls that were asked for, oldest first. */
export const controls = (page) => page.evaluate(() => window.sinewCalls.filter(([c]) => c === 'control').map(([, a]) => a.control.do));
const live = (page) => page.evaluate(() => document.querySelector('[data-live]')?.textContent ?? '');
export const list = (said) => said.join(' ');

async function sends(page, keys, expected) {
  for (const key of keys) await page.keyboard.press(key);
  const got = list(await controls(page));
  return got === expected ? '' : `${keys.join(', ')} asked for "${got}", not "${expected}"`;
}

export async function keyChecks({ check, at }) {
  const keys = [
    ['session-lower', ['Space', 'Space'], 'pause resume'],
    ['session-lower', ['ArrowRight'], 'skip'],
    ['session-lower', ['ArrowLeft'], 'back'],
    ['session-lower', ['r'], ''],
    ['session-lower', ['e', '3'], 'end_set'],
    ['session-lower', ['e', 'Escape', 'Space'], 'pause'],
    ['session-rest', ['r', '+'], 'more_rest more_rest'],
    ['session-rest', ['e'], ''],
    ['session-switch', ['Space'], 'rep'],
    ['session-self-paced', ['Space', 'Space', 'Enter'], 'rep rep done'],
    ['session-paused', ['Space'], 'resume'],
    ['session-paused-suspend', ['Space'], 'resume'],
    ['session-lower', ['Escape', 'Enter'], 'pause resume'],
    ['session-lower', ['Escape', 'Escape'], 'pause resume'],
    ['session-rest', ['c', 'Space', 'r', 'Escape', 'r'], 'more_rest'],
    ['session-lower', ['?', 'Space'], ''],
  ];
  for (const [scene, pressed, expected] of keys) {
    await check(`keys ${scene} ${pressed.join(' ')}`, () => at(scene, {}, (page) => sends(page, pressed, expected)));
  }

  await check('a mouse press leaves Space to the session', () => at('session-lower', {}, async (page) => {
    await page.getByRole('button', { name: 'Redo set' }).click();
    return sends(page, ['Space'], 'back pause');
  }));
  await check('stop and save leads to the summary', () => at('session-lower', {}, async (page) => {
    await page.keyboard.press('Escape');
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (!focused.includes('Keep going')) return `the focus is on "${focused}"`;
    await page.getByRole('button', { name: 'Stop and save' }).last().click();
    await page.waitForFunction(() => document.querySelector('.session') === null);
    return list(await controls(page)) === 'pause end_session' ? '' : list(await controls(page));
  }));
  await check('correcting the last set', () => at('session-rest', {}, async (page) => {
    await page.keyboard.press('c');
    await page.getByLabel('Reps', { exact: true }).fill('12');
    await page.getByLabel('Load').fill('7.5');
    await page.keyboard.press('Enter');
    await page.getByText('12 of 15').waitFor({ timeout: 2000 });
    const sent = await page.evaluate(() => JSON.stringify(window.sinewCalls.at(-1)));
    return sent.includes('"reps":12,"load_kg":7.5') ? '' : sent;
  }));

  await check('the rail by number', () => at('today', {}, async (page) => {
    for (const [key, name] of [['5', 'Settings'], ['4', 'History'], ['3', 'Running'], ['2', 'Library'], ['1', 'Today']]) {
      await page.keyboard.press(key);
      await page.waitForFunction((name) => document.querySelector('nav [aria-current]')?.textContent?.includes(name), name, { timeout: 2000 });
    }
  }));
  await check('Enter starts the session', () => at('today', {}, async (page) => {
    await page.keyboard.press('Enter');
    await page.waitForSelector('.session', { timeout: 2000 });
  }));

  for (const scene of ['today', 'today-morning', 'today-two', 'today-suggestion-progress', 'weekly', 'by-hand', 'session-lower', 'session-rest', 'session-self-paced', 'history', 'summary', 'session-page', 'settings', 'first-start', 'resume']) {
    await check(`Tab reaches everything on ${scene}`, () => at(scene, {}, tabs));
    await check(`targets of ${scene}`, () => at(scene, {}, targets));
  }

  await check('nothing is said while seconds pass', () => at('session-lower', { still: false }, async (page) => {
    const before = await live(page);
    await page.waitForFunction((was) => document.querySelector('.sec')?.textContent !== was, await page.textContent('.sec'), { timeout: 3000 });
    const after = await live(page);
    return before !== '' && before === after ? '' : `said "${before}", then "${after}"`;
  }));
  await check('a new phase is said', () => at('session-lower', { still: false }, async (page) => {
    await page.waitForFunction(() => document.querySelector('[data-live]')?.textContent === 'Raise.', null, { timeout: 4000 });
  }));
  await check('reps are said on request', () => at('session-lower', {}, async (page) => {
    await page.keyboard.press('n');
    const said = await live(page);
    return said.startsWith('Lower. Rep 7 of 15.') ? '' : said;
  }));
  await check('less motion: beats fill whole', () => at('session-lower', { reducedMotion: 'reduce' }, (page) =>
    page.evaluate(() => {
      const fills = [...document.querySelectorAll('.beats b')].map((b) => b.style.transform);
      return fills.join() === 'translateY(0%),translateY(0%),translateY(-103%),translateY(-103%)' ? '' : fills.join();
    }),
  ));
}

export async function tabs(page) {
  const wanted = await page.evaluate(() => {
    // Over a page that waits, only the dialog is walked.
    const root = document.querySelector('dialog[open]') ?? document;
    const all = [...root.querySelectorAll('button, input, textarea, select, a[href], summary, [tabindex="0"]')];
    const shown = all.filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && e.closest('dialog:not([open])') === null);
    // Of a group of radios, Tab reaches one.
    const groups = new Set();
    const one = shown.filter((e) => e.type !== 'radio' || (!groups.has(e.name) && groups.add(e.name)));
    one.forEach((e, i) => e.setAttribute('data-tab', e.type === 'radio' ? `radio ${e.name}` : String(i)));
    shown.forEach((e) => e.type === 'radio' && e.setAttribute('data-tab', `radio ${e.name}`));
    return one.map((e) => e.getAttribute('data-tab'));
  });
  await page.evaluate(() => document.activeElement?.blur?.());
  const reached = [];
  // What the page put up meanwhile lies on the way too.
  const onTheWay = 120;
  for (let i = 0; i < wanted.length + onTheWay && reached.length < wanted.length; i += 1) {
    await page.keyboard.press('Tab');
    const tag = await page.evaluate(() => document.activeElement?.getAttribute('data-tab') ?? null);
    if (tag !== null && !reached.includes(tag)) reached.push(tag);
  }
  const missed = wanted.filter((tag) => !reached.includes(tag));
  if (missed.length === 0) return '';
  return page.evaluate((tags) => `not reached: ${tags.map((t) => document.querySelector(`[data-tab="${t}"]`)?.outerHTML.slice(0, 80)).join(' ')}`, missed);
}

export function targets(page) {
  return page.evaluate(() => {
    const small = [...document.querySelectorAll('button, input:not([type=radio], [type=checkbox]), select, textarea, summary')].filter((e) => {
      // A file is chosen by the label of its field.
      const box = (e.type === 'file' ? e.labels?.[0] ?? e : e).getBoundingClientRect();
      // A word in a running text is as high as its line; some buttons take the whole of their row.
      if (e.matches('.term') || getComputedStyle(e, '::after').position === 'absolute') return false;
      return e.checkVisibility() && box.height > 0 && (box.height < 31.5 || box.width < 31.5);
    });
    return small.map((e) => `${e.textContent?.trim().slice(0, 20)} ${Math.round(e.getBoundingClientRect().width)}x${Math.round(e.getBoundingClientRect().height)}`).join('; ');
  });
}

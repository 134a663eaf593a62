// What a person does in the library: finds, looks, plays, marks, and reads where a number comes from.
import { controls, list } from './keys.mjs';

const wait = { timeout: 2000 };
const names = (page, part) => page.evaluate((id) => document.querySelector(id)?.textContent ?? '', part);

export async function libraryChecks({ check, at }) {
  await check('typing, and Enter twice, plays what was found', () => at('library', {}, async (page) => {
    await page.keyboard.type('clam');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Clamshell', null, wait);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.session', wait);
    const sent = await page.evaluate(() => JSON.stringify(window.sinewCalls.find(([c]) => c === 'start_session')));
    return sent.includes('"what":"exercise"') ? '' : sent;
  }));
  await check('arrows go through what was found, and back to the search', () => at('library', {}, async (page) => {
    const row = () => page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? document.activeElement?.tagName);
    await page.keyboard.press('/');
    await page.keyboard.type('heel drop');
    const went = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key);
      went.push(await row());
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Heel drop, knee bent', null, wait);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.waitForFunction(() => document.querySelector('.library [aria-current="true"]')?.getAttribute('data-row') === 'E02', null, wait);
    const typed = await page.inputValue('.library input');
    return list(went) === 'E01 E02 E01 INPUT' && typed === 'heel drop' ? '' : `${list(went)}, "${typed}"`;
  }));
  await check('every exercise gets a row when one scrolls', () => at('library', {}, async (page) => {
    const seen = () => page.evaluate(() => [document.querySelectorAll('[data-row]').length, document.querySelector('.library [role=status]')?.textContent]);
    let [rows, said] = await seen();
    for (let i = 0; i < 60 && said !== `${String(rows)} exercises`; i += 1) {
      await page.evaluate(() => document.querySelector('.list')?.scrollTo(0, 1e6));
      await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60)));
      [rows, said] = await seen();
    }
    return said === `${String(rows)} exercises` ? '' : `${String(rows)} rows, "${String(said)}"`;
  }));
  await check('a press looks, a second one opens', () => at('library', {}, async (page) => {
    await page.locator('[data-row="E04"]').click();
    await page.waitForFunction(() => document.querySelector('article h2')?.textContent === 'Calf raise, both legs', null, wait);
    await page.locator('[data-row="E04"]').click();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Calf raise, both legs', null, wait);
  }));
  await check('a favourite is kept and can be asked for', () => at('exercise', {}, async (page) => {
    await page.getByRole('button', { name: 'Favourite' }).click();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Favourites' }).click();
    await page.waitForFunction(() => document.querySelector('.library [role=status]')?.textContent === '1 exercise', null, wait);
  }));
  await check('a number opens where it comes from', () => at('exercise', {}, async (page) => {
    await page.getByRole('button', { name: /^Evidence for reps/ }).click();
    await page.getByText('10.1177/03635465980260030301').waitFor(wait);
    await page.keyboard.press('Escape');
    const back = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    return back.startsWith('Evidence for reps') ? '' : `the focus is on "${back}"`;
  }));
  await check('the warning signs are one key away', () => at('today', {}, async (page) => {
    await page.keyboard.press('!');
    await page.waitForFunction(() => document.querySelector('nav [aria-current]')?.textContent?.includes('Warning signs'), null, wait);
  }));
  await check('the warning signs pause a session, and it stays paused', () => at('session-lower', {}, async (page) => {
    await page.keyboard.press('!');
    await page.waitForSelector('dialog[open]', wait);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null, null, wait);
    return list(await controls(page)) === 'pause' ? '' : list(await controls(page));
  }));

  const below = ['Heel drop, knee straight', 'Heel drop, knee bent'];
  await check('pain at the heel bone is offered nothing below a step', () => at('injury&id=achilles', {}, async (page) => {
    await page.getByRole('radio', { name: /At the heel bone/ }).check();
    const [exercises, programmes] = [await names(page, '#exercises'), await names(page, '#programmes')];
    const wrong = [...below.filter((name) => exercises.includes(name)), ...['Alfredson heel drops', 'Silbernagel'].filter((name) => programmes.includes(name))];
    if (wrong.length > 0) return `offers ${wrong.join(', ')}`;
    return programmes.includes('Floor-level heel drops') ? '' : `offers "${programmes}"`;
  }));
  await check('pain in the tendon is offered the step', () => at('injury&id=achilles', {}, async (page) => {
    await page.getByRole('radio', { name: /In the tendon/ }).check();
    const [exercises, programmes] = [await names(page, '#exercises'), await names(page, '#programmes')];
    return below.every((name) => exercises.includes(name)) && programmes.includes('Alfredson heel drops') ? '' : `${exercises} / ${programmes}`;
  }));
  await check('what only a professional should treat offers no programme', () => at('injury&id=labral-tear', {}, (page) =>
    page.evaluate(() => [...document.querySelectorAll('#exercises, #programmes, #runPlans, #selfCare')].map((e) => e.id).join())));
  await check('look-alikes stand side by side', () => at('injury&id=shin-splints', {}, async (page) => {
    const caption = await page.locator('table caption').first().textContent();
    return caption?.includes('Stress fracture') ? '' : `"${String(caption)}"`;
  }));
  await check('the warning signs are counted by urgency', () => at('red-flags', {}, async (page) => {
    await page.getByRole('checkbox', { name: /^Chest pain/ }).check();
    const said = await page.locator('main [role=status]').allTextContents();
    return said.some((text) => text.includes('get help now')) ? '' : said.join(' | ');
  }));
  await check('an explained word opens, and Escape closes it and nothing else', () => at('card&id=fix-the-why', {}, async (page) => {
    await page.getByRole('button', { name: 'gait analysis' }).focus();
    await page.waitForFunction(() => document.querySelector(':popover-open') !== null, null, wait);
    const before = await page.textContent('h1');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector(':popover-open') === null, null, wait);
    return before === (await page.textContent('h1')) ? '' : 'the screen changed';
  }));
}

// What a person does on the way to a programme: by keys alone, back without a loss, and no further where somebody has to be seen.

const wait = { timeout: 2000 };
const title = (page, words) => page.waitForFunction((w) => document.querySelector('h1')?.textContent === w && document.activeElement?.tagName === 'H1', words, wait);
const sent = (page, command) => page.evaluate((c) => JSON.stringify(window.sinewCalls.find(([name]) => name === c)?.[1] ?? null), command);
const open = (page) => page.evaluate(() => document.querySelector('#still-open')?.textContent ?? '');
const ready = (page) => page.waitForFunction(() => document.querySelector('#still-open')?.textContent === '', null, wait);

export async function startChecks({ check, at }) {
  await check('a programme is begun by keys alone', () => at('start', {}, async (page) => {
    const enter = async (next) => {
      await ready(page);
      await page.keyboard.press('Enter');
      if (next) await title(page, next);
    };
    await page.keyboard.press('1');
    await enter('Which one, and since when?');
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await enter('Signs to rule out first');
    await page.getByRole('checkbox', { name: /^None of these/ }).press('Space');
    await enter('About you');
    await page.getByLabel('Your age').pressSequentially('41');
    await enter('Has anybody set you limits?');
    await enter('Choose a programme');
    await page.keyboard.press('1');
    await enter('When in the day?');
    await enter('Look it over');
    await enter(null);
    await page.getByText('Alfredson heel drops has begun.').waitFor(wait);
    const draft = await sent(page, 'start_plan');
    return draft.includes('"programme":"alfredson-1998"') && draft.includes('"form":"mid-portion","legs":"left"') && draft.includes('"screened":true') ? '' : draft;
  }));
  await check('going back keeps what was answered', () => at('start-review', {}, async (page) => {
    for (const words of ['When in the day?', 'Choose a programme', 'Has anybody set you limits?', 'About you']) {
      await page.getByRole('button', { name: 'Back', exact: true }).click();
      await title(page, words);
    }
    const age = await page.getByLabel('Your age').inputValue();
    const hills = await page.getByRole('checkbox', { name: 'Hills' }).isChecked();
    return age === '41' && hills ? '' : `"${age}", ${String(hills)}`;
  }));
  await check('an emergency ends the way at once', () => at('start-signs', {}, async (page) => {
    await page.getByRole('checkbox', { name: /^Chest pain/ }).press('Space');
    await title(page, 'Get help now');
    const goesOn = await page.getByRole('button', { name: /Continue|Begin/ }).count();
    await page.waitForFunction(() => window.sinewCalls.some(([c]) => c === 'raise_flag'), null, wait);
    await page.getByRole('button', { name: /^Ticked by mistake/ }).click();
    await page.waitForFunction(() => window.sinewCalls.some(([c]) => c === 'flag_slip'), null, wait);
    await title(page, 'Signs to rule out first');
    return goesOn === 0 ? '' : 'it can be gone past';
  }));
  await check('a sign to be seen asks whether it is known', () => at('start-signs', {}, async (page) => {
    const before = await open(page);
    await page.getByRole('checkbox', { name: /^I know this/ }).check();
    await ready(page);
    return before === '' ? 'nothing was asked' : '';
  }));
  await check('an override at the end is said and sent', () => at('start-barred', {}, async (page) => {
    await page.getByRole('checkbox', { name: /^I go on all the same/ }).check();
    await ready(page);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText('has begun.').waitFor(wait);
    const draft = await sent(page, 'start_plan');
    return draft.includes('"go_on":true') ? '' : draft;
  }));
  await check('a programme’s page leads here with its topic and form', () => at('programme', {}, async (page) => {
    await page.getByRole('button', { name: 'Start this programme' }).click();
    await title(page, 'Which leg?');
    await page.keyboard.press('2');
    await ready(page);
    const asked = await sent(page, 'plan_options');
    return asked === '{"topic":"achilles","form":"mid-portion","programme":"alfredson-1998"}' ? '' : asked;
  }));
  await check('a professional’s topic starts nothing', () => at('injury&id=labral-tear', {}, async (page) =>
    ((await page.getByRole('button', { name: 'Start with this' }).count()) === 0 ? '' : 'it does')));
}

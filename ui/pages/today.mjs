// What a person does on Today: answers, decides, skips, does it once more, tells it by hand.
const wait = { timeout: 3000 };
const sent = (page, command) => page.evaluate((name) => JSON.stringify(window.sinewCalls.filter(([c]) => c === name).map(([, a]) => a)), command);
const focus = (page) => page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 60) ?? '');

export async function todayChecks({ check, at }) {
  await check('two taps and Enter keep a morning', () => at('today-morning', {}, async (page) => {
    await page.getByRole('radio', { name: '10 min' }).check({ force: true });
    await page.getByRole('group', { name: 'Pain of the first steps' }).getByRole('radio', { name: '2', exact: true }).check({ force: true });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Morning session' }).waitFor(wait);
    await page.waitForFunction(() => document.querySelector('.hero') !== null, null, wait);
    const told = await sent(page, 'answer_morning');
    if ((await sent(page, 'start_session')) !== '[]') return 'Enter in a field started the session';
    return told.includes('"pain":2,"stiffness_min":10,"something_new":null,"niggle":null') ? '' : told;
  }));
  await check('a morning may be left, and is not asked again', () => at('today-morning', {}, async (page) => {
    await page.getByRole('button', { name: 'Not today' }).click();
    await page.waitForSelector('.hero', wait);
    const told = await sent(page, 'answer_morning');
    return told.includes('"pain":null,"stiffness_min":null') ? '' : told;
  }));
  for (const [name, decided, said] of [['Accept', 'accept', 'Accepted: load from 5'], ['Keep as it is', 'keep', 'Kept as it is.'], ['Ask my physio', 'ask', 'On your list']]) {
    await check(`a suggestion: ${name}`, () => at('today-suggestion-progress', {}, async (page) => {
      await page.getByRole('button', { name }).click();
      await page.waitForSelector('.hero', wait);
      const told = await sent(page, 'decide');
      if (!told.includes(`"decided":"${decided}"`)) return told;
      const at = await focus(page);
      return at.startsWith(said) ? '' : `the focus is on "${at}"`;
    }));
  }
  await check('hold has nothing to accept, and opens in place', () => at('today-suggestion-hold', {}, async (page) => {
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('heading', { name: 'Hold' }).waitFor(wait);
    if ((await page.getByRole('button', { name: 'Accept' }).count()) > 0) return 'there is something to accept';
    await page.getByRole('button', { name: 'Close' }).click();
    await page.waitForSelector('.hero', wait);
  }));
  await check('stop shows the summary to show', () => at('today-suggestion-stop', {}, async (page) => {
    await page.getByRole('button', { name: 'Open the summary' }).click();
    await page.getByText('Sessions of the last 28 days').waitFor(wait);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null, null, wait);
    return (await focus(page)) === 'Open the summary' ? '' : `the focus is on "${await focus(page)}"`;
  }));
  await check('another session than the due one is skipped, and pain offers the signs', () => at('today', {}, async (page) => {
    await page.getByRole('button', { name: /^Evening/ }).click();
    await page.getByRole('button', { name: 'Not today', exact: true }).click();
    await page.getByRole('radio', { name: 'Pain' }).check({ force: true });
    await page.getByRole('button', { name: 'Skip this session' }).click();
    await page.getByRole('button', { name: 'Look at the signs' }).waitFor(wait);
    const told = await sent(page, 'skip_session');
    return told.includes('"slot":"evening","session":0},"reason":"pain"') ? '' : told;
  }));
  await check('once more is said to be extra', () => at('today-done', {}, async (page) => {
    await page.getByRole('button', { name: /Morning.*Done/ }).click();
    await page.getByText('above 120 %').waitFor(wait);
    await page.getByRole('button', { name: 'Once more' }).click();
    await page.waitForSelector('.session', wait);
    return (await sent(page, 'start_session')).includes('"extra":true') ? '' : await sent(page, 'start_session');
  }));
  await check('why this dose opens and closes in place', () => at('today-why', {}, async (page) => {
    const why = page.getByRole('button', { name: 'Why this dose?' });
    await why.click();
    await page.getByText('Set by M. Sand, physio').waitFor(wait);
    await why.click();
    await page.waitForSelector('.fig svg', wait);
    return (await why.getAttribute('aria-expanded')) === 'false' ? '' : 'it says that it is open';
  }));
  await check('a session is told by hand', () => at('today', {}, async (page) => {
    await page.getByRole('button', { name: 'Done without the app' }).click();
    await page.getByRole('button', { name: 'All of it, as asked' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Evening session' }).waitFor(wait);
    const told = await sent(page, 'log_by_hand');
    return told.includes('"exercise":"E02","side":"left","sets":3,"reps":15,"load_kg":5') ? '' : told;
  }));
  await check('signs and loads are told after a session', () => at('summary', {}, async (page) => {
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await page.getByRole('checkbox', { name: 'None of these' }).check({ force: true });
    await page.getByRole('radio', { name: 'Too light' }).first().check({ force: true });
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => window.sinewCalls.some(([c]) => c === 'save_report'), null, wait);
    const told = await sent(page, 'save_report');
    return told.includes('"sharp":false') && told.includes('"feel":"too_light"') && told.includes('"pain_during":2,"pain_after":1') ? '' : told;
  }));
  await check('a yellow light over the limit begins the lighter week', () => at('today-light-yellow', {}, async (page) => {
    await page.getByRole('button', { name: 'Begin a lighter week' }).click();
    await page.waitForFunction(() => window.sinewCalls.some(([c]) => c === 'edit_plan'), null, wait);
    const told = await sent(page, 'edit_plan');
    return told.includes('"plan":"p-1"') && told.includes('"unloading":true') ? '' : told;
  }));
  await check('a red light leads to the signs', () => at('today-light-red', {}, async (page) => {
    await page.getByText('Stop and look').waitFor(wait);
    await page.getByRole('button', { name: 'Look through the signs' }).click();
    await page.getByRole('heading', { level: 1, name: /sign/i }).waitFor(wait);
  }));
  await check('their own rules stand beside what asks to wait, and not beside progress', async () => {
    const shown = (scene) => at(scene, {}, async (page) => {
      await page.getByRole('button', { name: /^(Accept|Ask my physio)$/ }).first().waitFor(wait);
      return String(await page.getByText('Never two run days in a row.').count());
    });
    const [back, progress] = [await shown('today-suggestion-back'), await shown('today-suggestion-progress')];
    return back === '1' && progress === '0' ? '' : `${back} beside a step back, ${progress} beside progress`;
  });
}

// What a person keeps beside a plan: rungs with their days, what is done about what contributed, rules of their own.
const wait = { timeout: 3000 };
const last = (page, command) => page.evaluate((name) => JSON.stringify(window.sinewCalls.filter(([c]) => c === name).at(-1)?.[1] ?? null), command);
const kept = async (page, expected) => {
  await page.waitForFunction(() => window.sinewCalls.some(([c]) => c === 'keep_beside'), null, wait);
  const told = await last(page, 'keep_beside');
  return told.includes(expected) ? '' : told;
};

export async function planChecks({ check, at }) {
  await check('a rung is ticked with its day', () => at('plan-rungs', {}, async (page) => {
    await page.getByRole('checkbox', { name: 'Controlled turns and agility' }).press('Space');
    const first = await kept(page, '"ladder":"ankle-ladder","rung":"agility","reached":true,"on":null');
    if (first) return first;
    const day = page.getByLabel('Day of: Controlled turns and agility');
    await day.fill('2026-04-01');
    await day.blur();
    await page.waitForFunction(() => window.sinewCalls.filter(([c]) => c === 'keep_beside').length > 1, null, wait);
    return kept(page, '"on":"2026-04-01"');
  }));
  await check('what contributed is told by keys, with a note', () => at('plan', {}, async (page) => {
    await page.getByRole('button', { name: 'Change: A tight or weak calf' }).press('Enter');
    await page.getByRole('radio', { name: 'Worked on' }).press('Space');
    await page.getByLabel('A note, if you like').fill('Calf raises every other day.');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null, null, wait);
    await page.getByText('Calf raises every other day.').waitFor(wait);
    return kept(page, '"work":"worked_on","note":"Calf raises every other day."');
  }));
  await check('a rule of their own is pinned, and can be taken away and back', () => at('plans', {}, async (page) => {
    await page.getByLabel('A rule').fill('Sleep eight hours.');
    await page.keyboard.press('Enter');
    await page.getByText('Sleep eight hours.').waitFor(wait);
    await page.getByRole('button', { name: 'Take away: Sleep before distance.' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => window.sinewCalls.filter(([c]) => c === 'keep_beside').length === 3, null, wait);
    return kept(page, '"words":"Sleep before distance."');
  }));
  await check('how somebody tends to be is an answer, and may be left open', () => at('plans-new', {}, async (page) => {
    const checked = await page.locator('input[type=radio]:checked').count();
    await page.getByRole('radio', { name: 'I tend to do too much' }).check({ force: true });
    return checked === 0 ? kept(page, '"temper":"overdoes"') : 'something was chosen beforehand';
  }));
  await check('a changed programme is taken over by its key only', () => at('plan-phases', {}, async (page) => {
    await page.getByRole('button', { name: 'Use the changed one' }).click();
    await page.getByRole('button', { name: 'Use the changed one' }).waitFor({ state: 'detached', ...wait });
    const told = await last(page, 'edit_plan');
    return told.includes('"newest":true') ? '' : told;
  }));
  await check('the beat of a test begins with it and ends with it', () => at('capacity-raises', { still: false }, async (page) => {
    await page.getByRole('button', { name: /^Begin|^Start/ }).click();
    await page.keyboard.press('Escape');
    const told = await page.evaluate(() => JSON.stringify(window.sinewCalls.filter(([c]) => c === 'beat').map(([, a]) => a.on)));
    return told === '[true,false]' ? '' : told;
  }));
}

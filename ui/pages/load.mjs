// The calendar of load, and races: what a person does there by keys and by dragging.
const wait = { timeout: 3000 };
const last = async (page, command) => {
  await page.waitForFunction((name) => window.sinewCalls.some(([c]) => c === name), command, wait);
  return JSON.stringify((await page.evaluate((name) => window.sinewCalls.filter(([c]) => c === name).map(([, args]) => args), command)).at(-1));
};
const says = (told, ...parts) => parts.filter((part) => !told.includes(part)).map((part) => `${part} is missing in ${told}`).join('; ');

export async function loadChecks({ check, at }) {
  await check('a clash is said, and gone once the run is moved by its button', () => at('load', {}, async (page) => {
    await page.getByText('14 h before Planned run, 6 km on Saturday').waitFor(wait);
    await page.getByRole('button', { name: 'Planned run, 6 km: Move to Sunday, a day later' }).press('Enter');
    const told = await last(page, 'move_run');
    await page.waitForFunction(() => !document.body.textContent.includes('14 h before'), null, wait);
    return says(told, '"planned":"p-1"', '"to":"2026-04-05"');
  }));
  await check('a run is dragged to another day', () => at('load', {}, async (page) => {
    await page.getByRole('group', { name: 'Planned run, 6 km' }).dragTo(page.getByRole('listitem', { name: 'Sunday 5 April' }));
    return says(await last(page, 'move_run'), '"to":"2026-04-05"');
  }));
  await check('the list says the same', () => at('load', {}, async (page) => {
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByText('Saturday 4 April').waitFor(wait);
    return (await page.getByText('Better to wait').count()) === 1 ? '' : 'what the rules say is not in the list';
  }));
  await check('a fast run is looked at, and going anyway is kept with its words', () => at('load', {}, async (page) => {
    await page.getByRole('button', { name: 'Plan a run' }).click();
    await page.getByLabel('How fast').selectOption('speed');
    await page.getByRole('button', { name: 'What speaks for it' }).click();
    await page.getByRole('heading', { name: 'Better to wait' }).waitFor(wait);
    await page.getByLabel('Why? It is kept with what was said.').fill('The club’s last evening.');
    await page.getByRole('button', { name: 'I go anyway' }).click();
    return says(await last(page, 'run_anyway'), 'The club', '"pace":"speed"');
  }));
  await check('what is fast asks for a warm-up, and the tick goes with it', () => at('load', {}, async (page) => {
    await page.getByRole('button', { name: 'Plan a run' }).click();
    if ((await page.getByLabel('A warm-up in motion').count()) > 0) return 'it is asked before anything is fast';
    await page.getByLabel('How fast').selectOption('strides');
    await page.getByLabel('A warm-up in motion').check();
    await page.getByRole('button', { name: 'What speaks for it' }).click();
    return says(await last(page, 'check_run'), '"warm_up":true');
  }));
  await check('other training takes the place of a run, and the run comes back', () => at('load', {}, async (page) => {
    await page.getByLabel('Planned run, 7 km: Swap for other training').selectOption('bike');
    const item = page.getByRole('group', { name: 'Bike, in place of a run' });
    await item.waitFor(wait);
    const told = await last(page, 'swap_run');
    await item.getByRole('button', { name: 'The run again' }).press('Enter');
    await page.getByRole('group', { name: 'Planned run, 7 km' }).waitFor(wait);
    return says(told, '"sport":"bike"', '"planned":"p-2"') || says(await last(page, 'swap_run'), '"sport":null');
  }));
  await check('for a back a run becomes two, and days for the trunk are counted', () => at('load-back', {}, async (page) => {
    await page.getByText('0 of 2 days with exercises for the trunk').waitFor(wait);
    await page.getByRole('group', { name: 'Planned run, 7 km' }).getByRole('button', { name: 'Make two of it' }).press('Enter');
    await page.getByRole('group', { name: 'Planned run, 3.5 km' }).nth(1).waitFor(wait);
    return says(await last(page, 'split_run'), 'p-2');
  }));
  await check('a goal is made smaller', () => at('races', {}, async (page) => {
    await page.getByText('Better not to start').waitFor(wait);
    await page.getByRole('button', { name: 'Make it 21.1 km' }).press('Enter');
    return says(await last(page, 'keep_race'), '"distance_m":21097', '"id":"race-1"');
  }));
  await check('a race is not started', () => at('races', {}, async (page) => {
    await page.getByRole('button', { name: 'Not started' }).click();
    await page.getByText('No race planned.').waitFor(wait);
    return says(await last(page, 'race_over'), '"how":"not_started"');
  }));
}

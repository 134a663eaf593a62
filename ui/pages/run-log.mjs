// What a person does in Running: a run is told by keys, changed, taken back; a limit, a pair of shoes, other training.
const wait = { timeout: 3000 };
const calls = (page, command) => page.evaluate((name) => window.sinewCalls.filter(([c]) => c === name).map(([, args]) => args), command);
const last = async (page, command) => {
  await page.waitForFunction((name) => window.sinewCalls.some(([c]) => c === name), command, wait);
  return JSON.stringify((await calls(page, command)).at(-1));
};
const says = (told, ...parts) => parts.filter((part) => !told.includes(part)).map((part) => `${part} is missing in ${told}`).join('; ');

export async function runLogChecks({ check, at }) {
  await check('a run told by hand is the run of the plan where the person says so', () => at('log-run-of-plan', {}, async (page) => {
    await page.getByText('Your plan stands at: Week 3.').waitFor({ timeout: 3000 });
    await page.getByRole('button', { name: 'This was its run' }).press('Enter');
    await page.getByText('Counts as a run of your plan: Week 3.').waitFor({ timeout: 3000 });
    if ((await page.getByLabel('Planned time').inputValue()) !== '20:00') return 'what the plan asks for is not filled in';
    await page.getByRole('button', { name: 'It was another run' }).press('Enter');
    return (await page.getByRole('button', { name: 'This was its run' }).count()) === 1 ? '' : 'it cannot be taken back';
  }));
  await check('a run is told by keys, and nothing was chosen beforehand', () => at('log-run', {}, async (page) => {
    const chosen = await page.locator('main input:checked').evaluateAll((inputs) => inputs.map((input) => input.value).filter((value) => value !== 'run'));
    if (chosen.length > 0) return `chosen beforehand: ${chosen.join(' ')}`;
    if (await page.getByRole('button', { name: /^Keep it/ }).isEnabled()) return 'nothing is told, and it could be kept';
    await page.getByLabel('How far').fill('8');
    await page.getByRole('radio', { name: 'Turned back' }).press('Space');
    await page.getByLabel('Turned back after').fill('7');
    await page.getByRole('radio', { name: 'On the way' }).press('Space');
    await page.getByLabel('Began after').fill('6');
    await page.getByRole('radio', { name: 'It got worse' }).press('Space');
    await page.keyboard.press('Control+Enter');
    const told = await last(page, 'keep_run');
    await page.getByRole('heading', { level: 1, name: 'Run, Thu 2 April' }).waitFor(wait);
    return says(told, '"distance":{"value":8,"unit":"mi"}', '"turned":{"value":7', '"distance":{"value":6', '"course":"worsening"', '"pain_during":null', '"cap":{"distance":{"value":9');
  }));
  await check('what is refused is said, and stays in the field', () => at('log-run', {}, async (page) => {
    await page.getByLabel('How far').fill('0');
    await page.keyboard.press('Control+Enter');
    await page.getByText('How far: must be more than 0').waitFor(wait);
    return (await page.getByLabel('How far').inputValue()) === '0' ? '' : 'the field was emptied';
  }));
  await check('a run is planned, and told afterwards', () => at('runs', {}, async (page) => {
    await page.getByRole('button', { name: 'Plan a run' }).click();
    await page.getByLabel('Planned', { exact: true }).fill('4');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Planned' }).waitFor(wait);
    await page.getByRole('button', { name: /^Tell how it went ?: Thu 2 April/ }).click();
    await page.getByLabel('How far').fill('4');
    await page.keyboard.press('Control+Enter');
    return says(await last(page, 'keep_run'), '"planned":{"value":4', '"distance":{"value":4', '"run":"r-new');
  }));
  await check('every light stands in the list as a word', () => at('runs', {}, async (page) => {
    const text = await page.locator('table').innerText();
    return says(text, 'Ease off', 'Watch it', 'Stop and look', 'Settled', 'open');
  }));
  await check('a run is voided, brought back, and its last change taken back', () => at('run-changed', {}, async (page) => {
    await page.getByRole('button', { name: /^Undo ?: / }).click();
    const undone = says(await last(page, 'undo_run'), '"run":"r-6"', '"change":"row-2"');
    await page.getByRole('button', { name: 'This run was logged by mistake' }).click();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await page.getByRole('button', { name: 'This run was logged by mistake' }).waitFor(wait);
    return undone || says(await last(page, 'void_run'), '"voided":false');
  }));
  await check('what is suggested becomes a limit, and a limit ends', () => at('runs', {}, async (page) => {
    await page.getByRole('button', { name: 'Keep as my limit' }).click();
    await page.getByText('5.4 mi, set by you').waitFor(wait);
    await page.getByRole('button', { name: /^End it ?: 9 mi/ }).click();
    const told = says(await last(page, 'set_cap'), '"by":"person"', '"unit":"mi"') || says(await last(page, 'end_cap'), '"id":"cap-1"');
    await page.getByRole('button', { name: 'Set a limit' }).click();
    await page.getByRole('button', { name: 'Set it' }).click();
    await page.getByText('A number, such as 9 or 8.5.').waitFor(wait);
    await page.getByLabel('At most, mi').fill('7.5');
    await page.keyboard.press('Enter');
    await page.getByText('7.5 mi, by your clinician').waitFor(wait);
    return told;
  }));
  await check('what the plan is offered is accepted once, and said to be', () => at('run-now', {}, async (page) => {
    await page.getByRole('button', { name: 'Accept' }).press('Enter');
    await page.getByText('Accepted on Thu 2 April. The plan follows.').waitFor(wait);
    if ((await page.getByRole('button', { name: 'Accept' }).count()) > 0) return 'it can be accepted again';
    return says(await last(page, 'answer_run_offer'), '"run":"r-6"', '"accept":true', '"mark":"step 4 from 2026-04-02"');
  }));
  await check('run days are put on other weekdays, and what does not fit is said', () => at('run-now', {}, async (page) => {
    const days = page.getByRole('group', { name: /^Run days/ });
    await days.getByLabel('Tue').press('Space');
    await days.getByRole('button', { name: 'Keep these days' }).press('Enter');
    await page.getByText('2 days from one run to the next').waitFor(wait);
    await days.getByLabel('Mon').press('Space');
    await days.getByRole('button', { name: 'Keep these days' }).press('Enter');
    await page.getByText('The runs are on these days from now on.').waitFor(wait);
    return says(await last(page, 'set_run_days'), '"weekdays":[false,true,false,true,false,true,false]');
  }));
  await check('every part of Running is one press from every other', () => at('runs', {}, async (page) => {
    for (const [part, seen] of [['Run plan', 'Next run'], ['Calendar', 'The week by its levers'], ['Races', 'Add a race'], ['Other training', 'What hurts'], ['Shoes', 'Add a pair'], ['Runs', 'Log a run']]) {
      await page.getByRole('navigation', { name: 'Parts of Running' }).getByRole('button', { name: part, exact: true }).press('Enter');
      await page.getByText(seen, { exact: false }).first().waitFor(wait);
      if ((await page.locator('nav.rail [aria-current="page"]').innerText()).startsWith('Running') === false) return `${part} stands under something else`;
    }
    return '';
  }));
  await check('a pair of shoes is added and one retired', () => at('shoes-pairs', {}, async (page) => {
    await page.getByRole('button', { name: 'Add a pair' }).click();
    await page.getByLabel('Name').fill('Trail pair');
    await page.getByLabel('Already run in them, mi').fill('40');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Trail pair' }).waitFor(wait);
    await page.getByRole('button', { name: /^Retire it ?: Flat pair/ }).click();
    return says(await last(page, 'keep_shoe'), '"name":"Flat pair"', '"retired":"2026-04-02"');
  }));
  await check('other training is logged, and another topic chosen', () => at('cross', {}, async (page) => {
    await page.getByLabel('What hurts').selectOption('itb-syndrome');
    await page.getByText('Cycling in the saddle').waitFor(wait);
    await page.getByRole('button', { name: 'Log other training' }).click();
    await page.getByLabel('What it was').selectOption('swim');
    await page.getByLabel('How long').fill('30');
    await page.keyboard.press('Control+Enter');
    return says(await last(page, 'keep_run'), '"sport":"swim"', '"time":"30"', '"distance":null', '"cap":null');
  }));
}

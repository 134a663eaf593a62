// What a person puts right afterwards, and what they write down beside it.
const wait = { timeout: 3000 };
const calls = (page, command) => page.evaluate((name) => window.sinewCalls.filter(([c]) => c === name).map(([, args]) => args), command);
const last = async (page, command) => {
  await page.waitForFunction((name) => window.sinewCalls.some(([c]) => c === name), command, wait);
  return JSON.stringify((await calls(page, command)).at(-1));
};
const says = (told, ...parts) => parts.filter((part) => !told.includes(part)).map((part) => `${part} is missing in ${told}`).join('; ');

export async function journalChecks({ check, at }) {
  await check('a set is put right by keys, and undone from what was said', () => at('session-page', {}, async (page) => {
    const button = page.getByRole('button', { name: 'Change: Set 3, Heel drop, knee straight, left' });
    await button.press('Enter');
    await page.getByLabel('Reps').fill('12');
    const partial = await page.getByRole('radio', { name: 'Part done' }).isChecked();
    await page.getByLabel('Why not in full?').selectOption('tired');
    await page.getByLabel('Reps').press('Enter');
    const told = await last(page, 'amend_set');
    const wrong = says(told, '"reps":12', '"outcome":"partial"', '"reason":"tired"', '"side":"left"');
    if (wrong || !partial) return wrong || 'twelve of fifteen is not a part';
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null, null, wait);
    await page.getByText('reps 15 → 12').waitFor(wait);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('reps 12 → 15').waitFor(wait);
    return says(await last(page, 'undo_change'), '"sessionId":"s-7"');
  }));
  await check('a wrong number is said and not sent', () => at('session-page', {}, async (page) => {
    await page.getByRole('button', { name: 'Change: Set 1, Heel drop, knee straight, left' }).press('Enter');
    await page.getByLabel('Reps').fill('1000');
    await page.getByText('Reps: a whole number from 0 to 999.').waitFor(wait);
    const off = await page.getByRole('button', { name: 'Keep it' }).isDisabled();
    return off && (await calls(page, 'amend_set')).length === 0 ? '' : 'it could be sent';
  }));
  await check('the last change is taken back from the list', () => at('session-page-amended', {}, async (page) => {
    const undo = page.getByRole('button', { name: /^Undo last change: load 5 kg → 7.5 kg, side left → right, made Thu 2 April, 14:02/ });
    await undo.press('Enter');
    await page.getByText('Undone. load 7.5 kg → 5 kg, side right → left').waitFor(wait);
    await page.getByRole('button', { name: 'Show voided (1)' }).click();
    await page.getByRole('button', { name: 'Bring it back: Set 1, Heel drop, knee bent, left' }).click();
    return says(await last(page, 'void_set'), '"setId":"set-4"', '"voided":false');
  }));
  await check('a session that was logged by mistake leaves the list, and comes back', () => at('session-page', {}, async (page) => {
    await page.getByRole('button', { name: 'This session was logged by mistake' }).click();
    await page.getByText('This session counts nowhere').waitFor(wait);
    await page.getByRole('button', { name: 'Back to History' }).click();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    if ((await page.locator('[data-session="s-7"]').count()) !== 0) return 'it is still in the list';
    await page.getByRole('button', { name: 'Show voided (1)' }).click();
    await page.locator('[data-session="s-7"]').click();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await page.getByRole('button', { name: 'This session was logged by mistake' }).waitFor(wait);
    return says(await last(page, 'void_session'), '"voided":false');
  }));
  await check('yesterday is told, and the day before it', () => at('by-hand-yesterday', {}, async (page) => {
    if (!(await page.getByRole('radio', { name: /^Evening/ }).isChecked())) return 'the one session that was missed is not chosen';
    await page.getByRole('button', { name: 'The day before' }).click();
    await page.getByText('Tuesday 31 March').waitFor(wait);
    await page.getByRole('radio', { name: /^Morning/ }).check({ force: true });
    await page.getByRole('button', { name: 'All of it, as asked' }).click();
    await page.keyboard.press('Control+Enter');
    return says(await last(page, 'log_by_hand'), '"day":"2026-03-31"', '"slot":"morning"', '"reps":15');
  }));
  await check('a line is kept in the journal by keys', () => at('journal-empty', {}, async (page) => {
    const chosen = await page.locator('input:checked').count();
    if (chosen > 0) return 'something was chosen beforehand';
    await page.getByLabel('Note').fill('Rain, and no run.');
    await page.getByRole('checkbox', { name: 'Patient' }).press('Space');
    await page.keyboard.press('Control+Enter');
    const told = await last(page, 'keep_entry');
    await page.locator('article').getByText('Rain, and no run.').waitFor(wait);
    return says(told, '"id":null', '"mood":null', '"feelings":["patient"]', '"note":"Rain, and no run."');
  }));
  await check('an entry is changed, undone and voided', () => at('journal', {}, async (page) => {
    await page.getByRole('button', { name: 'Change the entry of Wednesday 1 April' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Note').fill('Something else.');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await page.locator('article').getByText('Something else.').waitFor(wait);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.locator('article').getByText('Skipped the club run again.').first().waitFor(wait);
    await page.getByRole('button', { name: 'Change the entry of Wednesday 1 April' }).press('Enter');
    await page.getByRole('button', { name: 'Written by mistake' }).click();
    await page.getByRole('button', { name: 'Show voided (2)' }).waitFor(wait);
    return says(await last(page, 'void_entry'), '"id":"e-5"', '"voided":true');
  }));
  await check('a worry is ticked, answered and put to rest', () => at('journal', {}, async (page) => {
    await page.getByRole('button', { name: 'Is it all in my head?' }).click();
    await page.getByText('That does not make it imagined.').waitFor(wait);
    await page.getByRole('button', { name: 'Put to rest: Is it all in my head?' }).click();
    await page.getByRole('button', { name: 'It is back: Is it all in my head?' }).waitFor(wait);
    return says(await last(page, 'rest_worry'), '"atRest":true');
  }));
  await check('typing finds, marks, and leads there', () => at('journal', {}, async (page) => {
    await page.getByLabel('Find in everything you wrote').pressSequentially('cafe');
    await page.locator('mark', { hasText: 'café' }).waitFor(wait);
    await page.getByLabel('Find in everything you wrote').fill('<b>shoes');
    await page.getByRole('button', { name: 'Note of a session' }).click();
    await page.getByRole('heading', { level: 1, name: /Tuesday 31 March/ }).waitFor(wait);
    return '';
  }));
}

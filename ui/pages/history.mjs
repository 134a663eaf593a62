// What a person does in History: the keys of the calendar, filters, the way to a day and back, earlier weeks.
const wait = { timeout: 3000 };
const sent = (page, command) => page.evaluate((name) => JSON.stringify(window.sinewCalls.filter(([c]) => c === name).map(([, a]) => a)), command);
const focus = (page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '');

export async function historyChecks({ check, at }) {
  await check('the arrows go from day to day, and the day is said', () => at('history', {}, async (page) => {
    const today = page.locator('td button[tabindex="0"]');
    await today.focus();
    const steps = [
      ['ArrowUp', 'Wednesday 1 April 2026.'], ['ArrowLeft', 'Wednesday 25 March 2026.'], ['Home', 'Monday 23 March 2026.'],
      ['End', 'Sunday 29 March 2026.'], ['ArrowDown', 'Monday 30 March 2026.'], ['ArrowRight', 'Monday 30 March 2026.'], ['PageUp', 'Saturday 28 February 2026.'],
    ];
    for (const [key, day] of steps) {
      await page.keyboard.press(key);
      await page.waitForFunction((said) => document.activeElement?.getAttribute('aria-label')?.startsWith(said), day, wait).catch(() => undefined);
      const now = await focus(page);
      if (!now.startsWith(day)) return `${key} led to "${now}"`;
    }
    return (await page.locator('td button[tabindex="0"]').count()) === 1 ? '' : 'more than one day is in the way of Tab';
  }));
  await check('the arrows go on into the weeks before', () => at('history', {}, async (page) => {
    await page.locator('td button').first().focus();
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Sunday 4 January 2026'), null, wait);
    return (await sent(page, 'look_back')).includes('"at":"2026-01-04"') ? '' : await sent(page, 'look_back');
  }));
  await check('Enter opens the day, and the way back leads to it', () => at('history', {}, async (page) => {
    await page.locator('td button[tabindex="0"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Wednesday 1 April 2026' }).waitFor(wait);
    await page.getByRole('button', { name: 'The day before' }).click();
    await page.getByRole('heading', { name: 'Tuesday 31 March 2026' }).waitFor(wait);
    await page.getByRole('button', { name: 'Back to the calendar' }).click();
    await page.waitForSelector('td[aria-selected="true"]', wait);
    const chosen = await page.locator('td[aria-selected="true"] button').getAttribute('aria-label');
    return chosen?.startsWith('Tuesday 31 March') ? '' : `chosen is "${chosen}"`;
  }));
  await check('what is chosen alone holds in the calendar and in the list', () => at('history', {}, async (page) => {
    await page.getByRole('combobox', { name: 'Exercise' }).selectOption('E02');
    await page.waitForFunction(() => window.sinewCalls.filter(([c]) => c === 'look_back').length === 2, null, wait);
    const asked = await sent(page, 'adherence');
    if (!asked.includes('"exercise":"E02"')) return asked;
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.waitForSelector('table', wait);
    const listed = await sent(page, 'history');
    if (!listed.includes('"exercise":"E02"')) return listed;
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForFunction(() => window.sinewCalls.filter(([c]) => c === 'history').length === 2, null, wait);
    return (await page.getByRole('button', { name: 'Show all' }).count()) === 0 ? '' : 'it is still chosen';
  }));
  await check('earlier weeks come below, and the focus with them', () => at('history-list', {}, async (page) => {
    await page.getByRole('button', { name: 'Show earlier weeks' }).click();
    await page.getByText('That is the first session there is.').waitFor(wait);
    const first = await page.evaluate(() => document.activeElement?.getAttribute('data-session'));
    return first === 's-3' ? '' : `the focus is on ${first}`;
  }));
  await check('good weeks can be hidden', () => at('history', {}, async (page) => {
    await page.getByRole('button', { name: 'Hide these' }).click();
    await page.waitForFunction(() => !document.body.textContent.includes('Good weeks in a row'), null, wait);
    return (await sent(page, 'save_settings')).includes('"good_weeks":false') ? '' : await sent(page, 'save_settings');
  }));
}

// What a person does about reminders: puts them off, says why, pauses, looks back, tests, and comes back to where they were.
const wait = { timeout: 3000 };
const sent = (page, command) => page.evaluate((name) => JSON.stringify(window.sinewCalls.filter(([c]) => c === name).map(([, a]) => a)), command);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const title = (page, words) => page.waitForFunction((w) => document.querySelector('h1')?.textContent?.startsWith(w), words, wait);

export async function reminderChecks({ check, at }) {
  await check('a snooze says its time, and then that it stands', () => at('today', {}, async (page) => {
    await press(page, 'In 15 min (07:25)');
    await page.getByText('Snoozed until 07:25.').waitFor(wait);
    const told = await sent(page, 'snooze');
    return told.includes('"what":"in15","reason":null') ? '' : told;
  }));
  await check('a third snooze asks why', () => at('today-third', {}, async (page) => {
    await press(page, 'Later today (09:10)');
    await page.getByRole('heading', { name: 'Not yet. Why?' }).waitFor(wait);
    if ((await sent(page, 'snooze')) !== '[]') return 'it was sent before it was answered';
    await page.getByRole('radio', { name: 'Wrong place' }).check({ force: true });
    await press(page, 'Put it off');
    await page.getByText('Snoozed until 09:10.').waitFor(wait);
    const told = await sent(page, 'snooze');
    return told.includes('"what":"later","reason":"wrong_place"') ? '' : told;
  }));
  await check('not today for pain offers the signs', () => at('today', {}, async (page) => {
    await press(page, 'Not today…');
    const safe = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (safe !== 'Leave it open') return `the focus is on "${safe}"`;
    await page.getByRole('radio', { name: 'Pain' }).check({ force: true });
    await press(page, 'Skip this session');
    await page.getByRole('button', { name: 'Look at the signs' }).waitFor(wait);
    const told = await sent(page, 'not_today');
    if (!told.includes('"reason":"pain"')) return told;
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null, null, wait);
  }));
  await check('a skip from a notification may stay without a reason', () => at('today-asking', {}, async (page) => {
    await page.getByRole('heading', { name: 'Morning session skipped. Why?' }).waitFor(wait);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null, null, wait);
    return (await sent(page, 'asking_closed')) === '[null]' && (await sent(page, 'not_today')) === '[]' ? '' : 'it was not closed';
  }));
  await check('what went by is put away, and the session is back', () => at('today-missed', {}, async (page) => {
    await press(page, 'Put away');
    await page.waitForSelector('.hero', wait);
    return (await sent(page, 'missed_seen')) === '[null]' ? '' : 'nothing was sent';
  }));
  await check('what went by today can be told by hand', () => at('today-missed', {}, async (page) => {
    await press(page, 'Log by hand');
    await page.getByText('Morning session, Alfredson heel drops.').waitFor(wait);
  }));
  for (const [name, answer] of [['Move', 'move'], ['Not now', 'not_now'], ['Never ask again', 'never']]) {
    await check(`a proposal: ${name}`, () => at('today-proposal', {}, async (page) => {
      await page.getByText('14 of 20 not done').waitFor(wait);
      await press(page, name);
      await page.waitForSelector('.hero', wait);
      const told = await sent(page, 'answer_proposal');
      return told.includes(`"answer":"${answer}"`) ? '' : told;
    }));
  }
  await check('a pause is ended from Today', () => at('today-muted', {}, async (page) => {
    await press(page, 'Resume');
    await page.getByRole('button', { name: 'In 15 min (07:25)' }).waitFor(wait);
  }));
  await check('the notes are put away one by one', () => at('today-notes', {}, async (page) => {
    await page.getByText('Sinew stays in the tray').waitFor(wait);
    await page.getByRole('button', { name: 'OK', exact: true }).first().click();
    await page.getByText('Europe/Lisbon').waitFor({ ...wait, state: 'hidden' });
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page.getByText('Sinew stays in the tray').waitFor({ ...wait, state: 'hidden' });
    await press(page, 'Stop it');
    await page.getByText('Ice timer.').waitFor({ ...wait, state: 'hidden' });
    return (await sent(page, 'save_settings')).includes('"tray_explained":true') ? '' : 'the tray is not explained';
  }));
  await check('reminders are paused until a time, and resumed', () => at('reminders', {}, async (page) => {
    await press(page, 'Until…');
    await page.getByLabel('The next time that the clock shows it.').fill('12:30');
    await press(page, 'Pause');
    await page.getByText('Reminders are paused until 12:30.').waitFor(wait);
    await press(page, 'Resume reminders');
    await page.getByText('Reminders are paused').waitFor({ ...wait, state: 'hidden' });
    const told = await sent(page, 'pause_reminders');
    return told.includes('{"what":{"for":"until","at":"12:30"}}') ? '' : told;
  }));
  await check('a line of the log opens by key and tells every step', () => at('reminders', {}, async (page) => {
    await page.locator('summary', { hasText: 'Missed' }).first().focus();
    await page.keyboard.press('Enter');
    for (const said of ['Held: do not disturb was on', 'Snoozed until 20:07: no time', 'Last call shown', 'Missed. It was shown, and its time passed.']) await page.getByText(said).waitFor(wait);
  }));
  await check('the test says what it found', () => at('reminders-no-daemon', {}, async (page) => {
    await press(page, 'Test my notifications and sound');
    await page.getByText('Nothing on this desktop shows notifications.').waitFor(wait);
    await page.getByText('There is no sound device.').waitFor(wait);
  }));
  await check('an appointment is added, taken out and brought back', () => at('reminders-empty', {}, async (page) => {
    await press(page, 'Add');
    await page.getByLabel('With whom').fill('Dr Meier');
    await press(page, 'Save');
    await page.getByText('Needed to remind you of it.').first().waitFor(wait);
    await page.getByLabel('Day', { exact: true }).fill('2026-04-20');
    await page.getByLabel('Time', { exact: true }).fill('09:15');
    await press(page, 'Save');
    await page.getByText('Mon 20 April, 09:15').waitFor(wait);
    await press(page, 'Remove: Dr Meier');
    await page.getByText('None entered.').waitFor(wait);
    await press(page, 'Undo');
    await page.getByText('Mon 20 April, 09:15').waitFor(wait);
  }));
  await check('ice begins at its card', () => at('card&id=acute-48-hours', {}, async (page) => {
    await press(page, 'Start the ice timer');
    await page.getByText('Next at 09:10.').waitFor(wait);
  }));
  await check('settings of reminders are kept, and taken back', () => at('settings-reminders', {}, async (page) => {
    await page.getByRole('checkbox', { name: 'Standing up' }).check();
    await page.getByRole('combobox', { name: 'Every so many minutes' }).selectOption('60');
    await page.getByRole('checkbox', { name: 'Names on the screen' }).check();
    await press(page, 'Undo');
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent !== null, null, wait);
    await page.getByText('Changed back.').waitFor(wait);
    await page.getByRole('checkbox', { name: 'Start at login, hidden' }).check();
    const last = JSON.parse(await sent(page, 'save_settings')).at(-1).settings.reminders;
    if (!last.sit_breaks || last.sit_every_min !== 60 || last.names) return JSON.stringify(last);
    return (await sent(page, 'set_start_at_login')) === '[{"on":true}]' ? '' : 'start at login was not sent';
  }));
  await check('the way to Reminders and back', () => at('today', {}, async (page) => {
    await press(page, 'Open Reminders');
    await title(page, 'Reminders');
    await press(page, 'Back');
    await title(page, 'Thursday 2 April');
  }));
  await check('a window that is made anew is where it was', () => at('today', { query: '&page={"name":"injury","id":"achilles"}' }, async (page) => {
    await title(page, 'Achilles');
  }));
  await check('a reminder leads to its session', () => at('open-ask', {}, async (page) => {
    await page.getByRole('heading', { name: 'Evening session' }).waitFor(wait);
    if ((await sent(page, 'opened')) !== '[null]') return 'it was not taken';
    await page.evaluate(() => window.sinewOpen({ at: 'weekly' }));
    await page.waitForFunction(() => window.sinewCalls.filter(([c]) => c === 'opened').length === 2, null, wait);
    await title(page, 'Weekly check');
  }));
  await check('a reminder leads nobody out of a session', () => at('session-lower', {}, async (page) => {
    await page.evaluate(() => window.sinewOpen({ at: 'reminders' }));
    await page.waitForFunction(() => window.sinewCalls.some(([c]) => c === 'opened'), null, wait);
    return (await page.locator('.session').count()) === 1 ? '' : 'the session was left';
  }));
}

// The page for a visit: what is on it is chosen, seen and saved by keys.
const wait = { timeout: 3000 };
const words = (page) => page.evaluate(() => [...document.querySelectorAll('svg.sheet text')].map((line) => line.textContent).join('\n'));
const drafts = (page) => page.evaluate(() => window.sinewCalls.filter(([c]) => c.endsWith('physio_page')).map(([c, args]) => [c, args.draft]));
const shown = (page, text, is) => page.waitForFunction(([part, there]) => [...document.querySelectorAll('svg.sheet text')].some((line) => line.textContent.includes(part)) === there, [text, is], wait);

export async function paperChecks({ check, at }) {
  await check('the page begins at the last visit and says from when', () => at('physio-page', {}, async (page) => {
    const chosen = await page.getByRole('radio', { name: 'Since the last visit' }).isChecked();
    return chosen ? '' : 'the last visit is not chosen';
  }));
  await check('a part is left out of the page by a key, and comes back', () => at('physio-page', {}, async (page) => {
    await page.getByRole('radio', { name: '4 weeks' }).press('Space');
    await shown(page, 'Pain, 0 to 10', true);
    await page.getByRole('checkbox', { name: 'Pain and stiffness' }).press('Space');
    await shown(page, 'Pain, 0 to 10', false);
    await page.getByRole('checkbox', { name: 'Pain and stiffness' }).press('Space');
    await shown(page, 'Pain, 0 to 10', true);
    return '';
  }));
  await check('a name stands at the head of the page', () => at('physio-page', {}, async (page) => {
    await page.getByLabel('Your name, if you like').fill('Ana Lind');
    await shown(page, 'Rehab log: Ana Lind', true);
    return '';
  }));
  await check('Letter is another sheet', () => at('physio-page', {}, async (page) => {
    const box = () => page.locator('svg.sheet').first().getAttribute('viewBox');
    const before = await box();
    await page.getByRole('radio', { name: 'Letter' }).press('Space');
    await page.waitForFunction((was) => document.querySelector('svg.sheet')?.getAttribute('viewBox') !== was, before, wait);
    const after = await box();
    return after === '0 0 612 792' ? '' : `the sheet is ${after}`;
  }));
  await check('Enter saves what is shown, and says where it lies', () => at('physio-page', {}, async (page) => {
    await page.keyboard.press('Enter');
    await page.getByText('rehab-log-2026-12-21.pdf').waitFor(wait);
    const asked = await drafts(page);
    const last = asked.at(-1);
    return last[0] === 'save_physio_page' && last[1].range === 'last_visit' ? '' : JSON.stringify(last);
  }));
  await check('a file that could not be written is said', () => at('physio-page', {}, async (page) => {
    await page.getByLabel('Your name, if you like').fill('nobody');
    await page.getByRole('button', { name: 'Save as PDF' }).press('Enter');
    await page.getByText('Not saved').waitFor(wait);
    return '';
  }));
  await check('the words of the page can be selected', () => at('physio-page', {}, async (page) => {
    const told = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('svg.sheet'));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return getSelection().toString();
    });
    return told.includes('Rehab log') ? '' : `selected: ${told.slice(0, 80)}`;
  }));
  await check('an empty log gives a page that says so', () => at('physio-page-empty', {}, async (page) => {
    const told = await words(page);
    return told.includes('No programme ran in these days.') ? '' : told.slice(0, 200);
  }));
  await check('the questions lead to the page', () => at('questions', {}, async (page) => {
    await page.getByRole('button', { name: 'Page for your physio' }).press('Enter');
    await page.getByRole('heading', { name: 'Page for your physio' }).waitFor(wait);
    return '';
  }));
}

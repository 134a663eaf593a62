// What a person does at the charts: reads them by key and by pointer, opens the table, takes a picture along, and chooses
// other days.
const wait = { timeout: 5000 };
const chart = (page, key) => page.locator(`[data-chart="${key}"]`);
const read = async (page, key) => (await chart(page, key).locator('.read').innerText()).replace(/\s+/g, ' ').trim();
const said = async (page, key) => (await chart(page, key).locator('[role=status]').first().textContent()) ?? '';

/** Every number that is drawn stands in the table of its chart, and the table has no other. */
const twins = (page) => page.evaluate(() => [...document.querySelectorAll('[data-chart]')].flatMap((section) => {
  const heads = [...section.querySelectorAll('thead th')].map((th) => th.textContent);
  const rows = [...section.querySelectorAll('tbody tr')].map((tr) => [...tr.children].map((cell) => cell.textContent));
  if (section.querySelector('.plot') !== null && (heads.length < 2 || rows.length === 0)) return [`${section.dataset.chart} has no table`];
  return rows.filter((row) => row.length !== heads.length).map((row) => `${section.dataset.chart}: ${row.join(' ')}`);
}));

export async function chartChecks({ check, at }) {
  await check('a chart is read by arrow keys, aloud and in print', () => at('charts', {}, async (page) => {
    const plot = chart(page, 'pain').getByRole('slider');
    await plot.focus();
    await page.keyboard.press('End');
    const last = await read(page, 'pain');
    await page.keyboard.press('ArrowLeft');
    const before = await read(page, 'pain');
    await page.keyboard.press('Home');
    const first = await read(page, 'pain');
    await page.keyboard.press('ArrowLeft');
    if ((await read(page, 'pain')) !== first) return 'it goes past the first day';
    if (new Set([last, before, first]).size !== 3) return `the keys do not move it: ${last} / ${before} / ${first}`;
    const aloud = await said(page, 'pain');
    const valued = await plot.getAttribute('aria-valuetext');
    await page.keyboard.press('Escape');
    if (!(await read(page, 'pain')).startsWith('Point at the chart')) return 'Escape leaves it on';
    return aloud.includes('During') && first.startsWith(valued ?? '?') && aloud.startsWith(valued ?? '?') ? '' : `said "${aloud}", shown "${first}", value "${valued}"`;
  }));
  await check('what was not answered is read as that', () => at('charts', {}, async (page) => {
    const plot = chart(page, 'pain').getByRole('slider');
    await plot.focus();
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press(i === 0 ? 'Home' : 'ArrowRight');
      if ((await said(page, 'pain')).includes('not answered')) return '';
    }
    return 'no gap was met in sixty days';
  }));
  await check('the pointer reads without a word', () => at('charts', {}, async (page) => {
    await chart(page, 'stiffness').locator('.plot').scrollIntoViewIfNeeded();
    await chart(page, 'stiffness').locator('.plot').hover({ position: { x: 200, y: 60 } });
    const shown = await read(page, 'stiffness');
    return / min| answered/.test(shown) && (await said(page, 'stiffness')) === '' ? '' : shown;
  }));
  await check('the table says what is drawn', () => at('charts', {}, async (page) => {
    await chart(page, 'load').locator('summary').click();
    await chart(page, 'load').getByRole('columnheader', { name: 'Heaviest' }).waitFor(wait);
    const drawn = await chart(page, 'load').locator('[data-series=heaviest] rect').count();
    const told = await chart(page, 'load').locator('tbody tr').evaluateAll((rows) => rows.filter((row) => / kg$/.test(row.children[1].textContent)).length);
    const others = page.locator('[data-chart] details:not([open]) > summary');
    while ((await others.count()) > 0) await others.first().click();
    // A table is made once it is open.
    await page.waitForFunction(() => [...document.querySelectorAll('[data-chart] details')].every((one) => one.querySelector('tbody tr') !== null), null, wait);
    const wrong = await twins(page);
    return drawn === told && drawn > 0 ? wrong.join('; ') : `${drawn} bars, ${told} cells`;
  }));
  await check('a chart is copied as a picture', () => at('charts', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.bringToFront();
    await chart(page, 'pain').getByRole('button', { name: 'Copy as picture' }).click();
    await chart(page, 'pain').getByText('Copied.').waitFor(wait);
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const picture = await createImageBitmap(await item.getType('image/png'));
      return [picture.width, picture.height];
    });
    return size[0] > 1000 && size[1] > 400 ? '' : `the picture is ${size.join(' x ')}`;
  }));
  await check('where the clipboard takes none it is said, and a file is kept', () => at('charts', {}, async (page) => {
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { write: () => Promise.reject(new Error('no')) } }));
    const pain = chart(page, 'pain');
    await pain.getByRole('button', { name: 'Copy as picture' }).click();
    await pain.getByText('The clipboard does not take the picture here.').waitFor(wait);
    await pain.getByRole('button', { name: 'Save the picture' }).click();
    await pain.getByText('Saved as /home/you/Downloads/sinew-pain-').waitFor(wait);
    const bytes = await page.evaluate(() => window.sinewCalls.find(([c]) => c === 'save_chart')?.[1].picture.png.slice(0, 4).join(' '));
    return bytes === '137 80 78 71' ? '' : `sent ${bytes}`;
  }));
  await check('other days and another programme are asked for', () => at('charts', {}, async (page) => {
    await page.getByRole('radio', { name: '4 weeks' }).check({ force: true });
    await page.getByRole('radio', { name: 'From–to' }).check({ force: true });
    await page.getByLabel('From', { exact: true }).fill('2026-02-01');
    await page.getByLabel('To', { exact: true }).fill('2026-02-28');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.locator('.picker select').selectOption('p-2');
    await page.waitForFunction(() => window.sinewCalls.filter(([c]) => c === 'charts').length === 4, null, wait);
    const asked = await page.evaluate(() => JSON.stringify(window.sinewCalls.filter(([c]) => c === 'charts').map(([, a]) => a.ask)));
    const last = '{"plan":"p-2","range":{"range":"between","from":"2026-02-01","to":"2026-02-28"}}';
    return asked.includes('{"plan":"p-1","range":{"range":"weeks4"}}') && asked.includes(last) ? '' : asked;
  }));
  await check('an empty chart says what would fill it', () => at('charts-empty', {}, async (page) => {
    await page.getByText('Answer the morning check after a session and it appears here.').waitFor(wait);
    return (await chart(page, 'pain').locator('.plot').count()) === 0 ? '' : 'something is drawn';
  }));
  await check('a narrow window still reads', () => at('charts', { size: [420, 800] }, async (page) => {
    const wide = await page.evaluate(() => [...document.querySelectorAll('[data-chart] svg')].filter((svg) => svg.getBoundingClientRect().right > innerWidth + 1).length);
    const small = await page.evaluate(() => [...document.querySelectorAll('[data-chart] svg text')].filter((text) => parseFloat(getComputedStyle(text).fontSize) < 12).length);
    return wide === 0 && small === 0 ? '' : `${wide} drawings go past the edge, ${small} words are under 12 px`;
  }));
}

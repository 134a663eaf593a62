// What a person does with their data: writes it out, brings a file in, goes back to a backup, erases it.
const wait = { timeout: 2000 };
const calls = (page, command) => page.evaluate((name) => window.sinewCalls.filter(([c]) => c === name).map(([, args]) => args), command);
const settled = (page, text) => page.getByText(text).first().waitFor(wait);

export async function dataChecks({ check, at }) {
  await check('each form is written and its path is said', () => at('data', {}, async (page) => {
    await page.getByRole('button', { name: 'Write' }).first().click();
    await settled(page, '/home/ada/Downloads/sinew-2026-04-02.json');
    const [{ draft }] = await calls(page, 'export_data');
    return draft.kind === 'json' && draft.passphrase === null ? '' : JSON.stringify(draft);
  }));
  await check('a locked file needs a passphrase of some length', () => at('data', {}, async (page) => {
    const write = page.getByRole('button', { name: 'Write' }).nth(1);
    if (!(await write.isDisabled())) return 'it can be written without one';
    await page.getByLabel('Passphrase').fill('slow heel drops');
    await write.click();
    await settled(page, 'sinew-2026-04-02.json.age');
    const [{ draft }] = await calls(page, 'export_data');
    return draft.passphrase === 'slow heel drops' && (await page.getByLabel('Passphrase').inputValue()) === '' ? '' : JSON.stringify(draft);
  }));
  await check('a file is handed over in parts, looked at, and then brought in', () => at('data', {}, async (page) => {
    const body = Buffer.alloc(2.5 * 1024 * 1024, 'a');
    await page.locator('input[type=file]').setInputFiles({ name: 'old.json', mimeType: 'application/json', buffer: body });
    await settled(page, '2120 new entries. 32 are here already.');
    const parts = await calls(page, 'import_part');
    const bytes = parts.map(({ part }) => atob(part.base64).length).reduce((a, b) => a + b, 0);
    if (parts.map(({ part }) => part.first).join() !== 'true,false,false' || bytes !== body.length) return `${String(parts.length)} parts, ${String(bytes)} bytes`;
    if ((await calls(page, 'import_data')).length > 0) return 'it came in unasked';
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await settled(page, '2120 entries came in.');
  }));
  await check('a file with problems cannot be brought in', () => at('data-import-problems', {}, async (page) => {
    await settled(page, 'and 12 more');
    return (await page.getByRole('button', { name: 'Bring it in' }).count()) === 0 ? '' : 'it can';
  }));
  await check('a locked file is opened with Enter', () => at('data-import-locked', {}, async (page) => {
    const field = page.locator('form').getByLabel('Passphrase');
    await field.fill('wrong words');
    await field.press('Enter');
    await settled(page, 'This passphrase does not open it.');
    await field.fill('slow heel drops');
    await field.press('Enter');
    await settled(page, '2120 new entries.');
  }));
  await check('one looks into a backup before one goes back to it', () => at('data', {}, async (page) => {
    await page.getByRole('button', { name: /^Look inside: Wed 1 April 2026, 21:04/ }).click();
    await settled(page, 'It is whole.');
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused !== 'Leave everything as it is') return `the focus is on "${String(focused)}"`;
    await page.getByRole('button', { name: 'Go back to this one' }).click();
    await settled(page, 'You are back at that log.');
    const [{ path }] = await calls(page, 'restore_backup');
    return path.endsWith('sinew-2026-04-01-210400.db') ? '' : path;
  }));
  await check('a backup of a newer version offers no way back', () => at('data', {}, async (page) => {
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: /^Look inside: .*set aside/ }).click();
    await settled(page, 'A newer version of Sinew wrote it.');
    return (await page.getByRole('button', { name: 'Go back to this one' }).count()) === 0 ? '' : 'it does';
  }));
  await check('a folder that is none is told beside its field', () => at('data', {}, async (page) => {
    const field = page.getByLabel('Folder for backups');
    await field.fill('backups');
    await page.getByRole('button', { name: 'Use this folder' }).click();
    await settled(page, 'must be a whole path');
    return (await field.getAttribute('aria-invalid')) === 'true' ? '' : 'the field does not say so';
  }));
  await check('everything is erased after the word, and the first start comes', () => at('data-erase', {}, async (page) => {
    const erase = page.getByRole('button', { name: 'Erase', exact: true });
    if (!(await erase.isDisabled())) return 'no word is needed';
    await page.getByLabel(/^Type this word/).fill('erase');
    await page.getByLabel(/^Also delete the backups in/).check();
    await erase.click();
    await page.waitForFunction(() => document.querySelector('nav') === null && document.querySelector('h1') !== null, null, wait);
    const [{ draft }] = await calls(page, 'erase_data');
    return draft.word === 'erase' && draft.chosen_backups ? '' : JSON.stringify(draft);
  }));
}

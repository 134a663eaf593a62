// What a person does with files of a watch: drops them in, decides line by line, and chooses a folder.
const wait = { timeout: 2000 };
const calls = (page, command) => page.evaluate((name) => window.sinewCalls.filter(([c]) => c === name).map(([, args]) => args), command);
const settled = (page, text) => page.getByText(text).first().waitFor(wait);

export async function runFileChecks({ check, at }) {
  await check('files that are dropped are looked at and come in only when asked', () => at('bring-runs-empty', {}, async (page) => {
    await page.evaluate(() => {
      const given = new DataTransfer();
      for (const name of ['morning.fit', 'cut.fit', 'notes.txt']) given.items.add(new File(['0123456789'], name));
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
    });
    await settled(page, 'It ends in the middle.');
    await settled(page, 'It is no FIT, GPX or TCX file');
    await settled(page, 'morning.fit');
    if ((await calls(page, 'bring_runs_in')).length > 0) return 'it came in unasked';
    await page.getByRole('button', { name: 'Bring them in' }).click();
    await settled(page, '1 run added.');
    const [{ draft }] = await calls(page, 'bring_runs_in');
    return JSON.stringify(draft.choices) === '[{"id":"morning.fit","what":{"do":"add","plan":null}}]' ? '' : JSON.stringify(draft);
  }));
  await check('only what nothing speaks against is proposed, and what was told by hand is asked about', () => at('bring-runs', {}, async (page) => {
    const choices = page.getByLabel('What to do with it');
    const values = await choices.evaluateAll((all) => all.map((one) => one.value));
    if (values.join() !== 'add,same,later,later,later,later') return values.join();
    await choices.nth(2).selectOption('beside:r-1');
    await page.getByRole('button', { name: 'Bring them in' }).click();
    await settled(page, '1 run added and 2 files put beside a run.');
    const [{ draft }] = await calls(page, 'bring_runs_in');
    return draft.choices[0].what.plan === 'rp-1' && draft.choices[1].what.do === 'with' ? '' : JSON.stringify(draft);
  }));
  await check('a folder that is none is told beside its field', () => at('bring-runs-empty', {}, async (page) => {
    const field = page.getByLabel('The folder');
    await field.fill('watch');
    await page.getByRole('button', { name: 'Use this folder' }).click();
    await settled(page, 'must be a whole path');
    return (await field.getAttribute('aria-invalid')) === 'true' ? '' : 'the field does not say so';
  }));
}

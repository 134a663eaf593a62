// The signs before a run and on the way: what one key does, what blocks, and that nothing is ticked to begin with.
const wait = { timeout: 3000 };
const asked = (page, name) => page.evaluate((name) => window.sinewCalls.filter(([c]) => c === name).map(([, args]) => args), name);
const called = (page, name) => page.waitForFunction((name) => window.sinewCalls.some(([c]) => c === name), name, wait);
const sizes = [[1280, 800], [900, 640]];
const ways = sizes.flatMap((size) => ['light', 'dark'].map((theme) => ({ size, theme })));
/** The keys of this desk, as the far screen takes them. */
const shut = (page) => page.locator('dialog[open]').count().then((n) => (n === 0 ? '' : 'the dialog still stands'));

export async function runSignChecks({ check, at, accessible, shots }) {
  const shot = (page, name, { size, theme }) => (shots ? page.screenshot({ path: `${shots}/${name}-${size[0]}x${size[1]}-${theme}.png` }) : undefined);
  for (const way of ways) {
    const called = `${String(way.size[0])} ${way.theme}`;
    await check(`before a run, ${called}`, () => at('run-now', way, async (page) => {
      await page.getByRole('button', { name: 'Start the run' }).click();
      await page.getByRole('button', { name: 'None of these' }).waitFor(wait);
      await shot(page, 'before-run', way);
      const ticked = await page.locator('dialog[open] input:checked').count();
      if (ticked > 0) return `${String(ticked)} lines are ticked beforehand`;
      return accessible(page);
    }));
    await check(`a sign that blocks, ${called}`, () => at('run-now', way, async (page) => {
      await page.getByRole('button', { name: 'Start the run' }).click();
      await page.getByLabel('You limp, or you move differently to spare it').check({ force: true });
      await page.getByRole('button', { name: 'Keep what I ticked' }).click();
      await page.getByText('Running waits until somebody has looked').waitFor(wait);
      await shot(page, 'before-run-sign', way);
      const begun = await asked(page, 'start_session');
      return begun.length === 0 ? accessible(page) : 'the run began';
    }));
    await check(`on the way, ${called}`, () => at('session-run', way, async (page) => {
      await page.keyboard.press('!');
      await page.getByRole('heading', { name: 'What do you feel?' }).waitFor(wait);
      await shot(page, 'mid-run', way);
      const wrong = await accessible(page);
      if (wrong) return wrong;
      await page.getByLabel('A pop or a sudden stab').check({ force: true });
      await page.getByRole('button', { name: 'Keep it' }).click();
      await page.getByRole('heading', { name: 'Stop, and walk back' }).waitFor(wait);
      await shot(page, 'mid-run-stop', way);
      return accessible(page);
    }));
  }
  await check('none of these is one key, and the run begins', () => at('run-now', {}, async (page) => {
    await page.getByRole('button', { name: 'Start the run' }).click();
    await page.getByRole('button', { name: 'None of these' }).waitFor(wait);
    await page.keyboard.press('0');
    await called(page, 'start_session');
    const [told] = await asked(page, 'answer_before_run');
    return JSON.stringify(told) === '{"draft":{"signs":[],"fatigue":null,"slept_badly":null,"ill":null}}' ? '' : `told ${JSON.stringify(told)}`;
  }));
  await check('they are asked once: after it the run begins at once', () => at('run-now', {}, async (page) => {
    await page.getByRole('button', { name: 'Start the run' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    if ((await asked(page, 'answer_before_run')).length > 0) return 'not now was taken as an answer';
    await page.getByRole('button', { name: 'Start the run' }).click();
    await page.keyboard.press('0');
    await called(page, 'start_session');
    return (await asked(page, 'answer_before_run')).length === 1 ? '' : 'it was asked more than once';
  }));
  await check('on Today the signs are answered beside the run', () => at('today-run', {}, async (page) => {
    await page.getByRole('button', { name: 'Answer the signs' }).click();
    await page.getByRole('button', { name: 'None of these' }).click();
    await page.getByText('Signs answered today').waitFor(wait);
    return (await page.getByRole('button', { name: 'Answer the signs' }).count()) === 0 ? shut(page) : 'it still asks';
  }));
  await check('an ache on the way goes on easily', () => at('session-run', {}, async (page) => {
    await page.keyboard.press('!');
    await page.getByLabel('The back tightens').check({ force: true });
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('8:30 on the way, run 5 of 10').waitFor(wait);
    await page.getByRole('button', { name: 'Go on easily' }).click();
    const [told] = await asked(page, 'tell_mid_run');
    return JSON.stringify(told) === '{"draft":{"felt":[{"checklist":"mid-run-ease","item":0}]}}' ? shut(page) : `told ${JSON.stringify(told)}`;
  }));
}

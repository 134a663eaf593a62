// The contact sheet of exercise figures: `node ui/pages/figures.mjs E41 E43 --out sheet.png`, without ids all of them.
// `--dark`, `--mirror`, `--columns N`, `--size N` (width of one still), `--frames N` (stills a phase, as a film strip),
// `--points near.ankle,far.hand` prints where these are in every pose, `--brief` draws two poses without words,
// `--json FILE` takes an array of {id, name, figure} as `assets figures` prints it, instead of asking for it. It prints what
// is wrong with each figure; `--check` does no more than that, and fails when anything is.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';

const here = fileURLToPath(new URL('.', import.meta.url));
const figureDir = join(here, '../src/figure');
const args = process.argv.slice(2);
const valued = ['--out', '--json', '--columns', '--size', '--frames', '--points'];
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : null);
const ids = args.filter((arg, i) => !arg.startsWith('--') && !valued.includes(args[i - 1])).map((id) => id.toUpperCase());
const out = resolve(option('--out') ?? 'figures.png');
const temp = await mkdtemp(join(tmpdir(), 'figures-'));

async function load() {
  const json = option('--json');
  const assets = ['run', '--locked', '-q', '-p', 'behaviour', '--bin', 'assets', '--', 'figures'];
  const text = json ? await readFile(json, 'utf8')
    : (await promisify(execFile)('cargo', assets, { cwd: join(here, '../..'), maxBuffer: 64 << 20 })).stdout;
  const all = JSON.parse(text).sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  return ids.length ? all.filter((e) => ids.includes(e.id)) : all;
}

async function rig() {
  const entry = join(temp, 'entry.ts'), file = join(temp, 'rig.mjs');
  const modules = ['contacts', 'draw', 'phase', 'pose', 'props', 'signs', 'skeleton', 'solve'];
  await writeFile(entry, modules.map((m) => `export * from ${JSON.stringify(join(figureDir, `${m}.ts`))};`).join('\n'));
  const bundle = await rolldown({ input: entry, logLevel: 'silent' });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return import(pathToFileURL(file).href);
}

const SLACK = 2.5; // how far flesh may be pressed flat (cm)
const points = (g) => Object.entries(g.points);
const times = Array.from({ length: 21 }, (_, i) => i / 20);

/** Whatever sinks below the ground or hangs in the air. */
function grounding(kit, fig) {
  const found = new Map();
  const lowest = (g) => Math.min(...points(g).map(([name, p]) => p[1] - kit.skin(name)));
  fig.phases.forEach((phase, index) => {
    for (const t of times) for (const [name, p] of points(kit.inPhaseAt(fig, index, t))) {
      if (fig.feet === 'bare' && name.endsWith('.toe')) continue; // drawn toes curl above this point
      const skin = kit.skin(name), depth = skin ? skin - SLACK - p[1] : -1 - p[1];
      if (depth > (found.get(name)?.depth ?? 0)) found.set(name, { depth, y: p[1], phase: phase.kind, t });
    }
  });
  const sunk = [...found].map(([name, f]) => `${f.phase} at ${f.t}: ${name} is in the ground (y ${f.y.toFixed(1)} cm, skin ${kit.skin(name)} cm)`);
  const raised = (fig.props ?? []).some((p) => ['step', 'chair', 'bench', 'pillow', 'board', 'ball', 'roller', 'towel', 'roman', 'towelroll', 'bottle'].includes(p.kind));
  const start = lowest(kit.solveAt(fig, kit.stillPose(fig)));
  if (!raised && start > 2) sunk.push(`start: the whole body floats ${start.toFixed(1)} cm above the ground`);
  return sunk;
}

function stillsOf(kit, fig) {
  const frames = Number(option('--frames') ?? 0);
  if (frames) {
    return fig.phases.flatMap((phase, index) => Array.from({ length: frames }, (_, i) => {
      const t = (i + 1) / frames;
      return { label: `${index + 1} ${phase.kind} ${t.toFixed(2)}`, solved: kit.inPhaseAt(fig, index, t) };
    }));
  }
  const first = fig.phases[0]?.kind ?? '';
  if (Object.keys(fig.poses).length === 1) return [{ label: 'still', solved: kit.solveAt(fig, kit.stillPose(fig)) }];
  const stills = [
    { label: 'start', solved: kit.solveAt(fig, kit.stillPose(fig)) },
    { label: `${first}, half`, solved: kit.inPhaseAt(fig, 0, 0.5) },
    { label: `${first}, end`, solved: kit.inPhaseAt(fig, 0, 1) },
  ];
  if (args.includes('--brief')) return [stills[0], stills[2]].map((still) => ({ ...still, label: '' }));
  if (fig.phases.length > 2) {
    fig.phases.forEach((phase, index) => {
      const still = phase.kind === 'hold' && fig.phases.at(index - 1)?.to === phase.to;
      if (index > 0 && !still) stills.push({ label: `${index + 1} ${phase.kind}, half`, solved: kit.inPhaseAt(fig, index, 0.5) });
    });
  }
  return stills.slice(0, 6);
}

const svgOf = (drawing) => `<svg class="fig" style="--weight: ${drawing.weight}" viewBox="${drawing.viewBox}">${drawing.shapes.map((s) => (s.kind === 'path'
  ? `<path class="${s.cls}" d="${s.d}"/>` : `<circle class="${s.cls}" cx="${s.cx}" cy="${s.cy}" r="${s.r}"/>`)).join('')}</svg>`;
const escape = (text) => String(text ?? '').replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'));

function card(kit, exercise) {
  const { id, name } = exercise, figure = exercise.figure && kit.drawable(exercise.figure);
  const title = `<figcaption><b>${escape(id)}</b> ${escape(name)}</figcaption>`;
  const warn = (text) => {
    faulty.add(id);
    console.log(`! ${id}: ${text}`);
  };
  if (!figure?.phases) {
    warn(exercise.error ?? 'no figure');
    return `<figure><div class="row none">${escape(exercise.error ?? 'no figure')}</div>${title}</figure>`;
  }
  try {
    for (const problem of kit.contactProblems(exercise.figure)) warn(problem);
    if (!exercise.figure.pictogram) for (const problem of grounding(kit, figure)) warn(problem);
    const asked = option('--points')?.split(',') ?? [];
    for (const pose of asked.length ? Object.keys(figure.poses) : []) {
      const solved = kit.solveAt(figure, pose), place = (name) => `${name} ${kit.findPoint(solved, name)?.map((n) => n.toFixed(1)).join(' ')}`;
      console.log(`  ${id} ${pose}: ${asked.map(place).join(' | ')}`);
    }
    const options = { mirror: args.includes('--mirror') };
    const stills = stillsOf(kit, figure).map(({ label, solved }) => {
      const svg = svgOf(kit.draw(figure, solved, options));
      if (/NaN|Infinity|undefined/.test(svg)) warn(`${label}: a number is missing in the drawing`);
      return `<div class="still">${svg}<i>${label}</i></div>`;
    });
    return `<figure><div class="row">${stills.join('')}</div>${title}</figure>`;
  } catch (error) {
    warn(`figure data throws: ${error instanceof Error ? error.message : String(error)}`);
    return `<figure><div class="row none">throws</div>${title}</figure>`;
  }
}

const faulty = new Set();
let browser = null;
try {
  const [kit, exercises, tokens, component] = await Promise.all([
    rig(), load(), readFile(join(here, '../src/styles/tokens.css'), 'utf8'), readFile(join(figureDir, 'Figure.svelte'), 'utf8'),
  ]);
  for (const id of ids) if (!exercises.some((e) => String(e.id).toUpperCase().startsWith(id))) console.log(`! ${id}: no such exercise`);
  const cards = exercises.map((exercise) => card(kit, exercise));
  if (args.includes('--check')) {
    console.log(`${cards.length - faulty.size} passed, ${faulty.size} failed`);
    process.exitCode = faulty.size > 0 ? 1 : 0;
  } else await sheet(cards, tokens, component);
} finally {
  await browser?.close();
  await rm(temp, { recursive: true, force: true });
}

async function sheet(cards, tokens, component) {
  const size = Number(option('--size') ?? 230), columns = Number(option('--columns') ?? (cards.length > 3 ? 2 : 1));
  const style = (/<style>([\s\S]*?)<\/style>/.exec(component)?.[1] ?? '').replace(/:global\((.*?)\)/g, '$1');
  const html = `<!doctype html><html data-theme="${args.includes('--dark') ? 'dark' : 'light'}"><style>${tokens.replace(/@font-face\s*\{[^}]*\}/, '')}
    body { margin: 0; padding: 10px; width: max-content; background: var(--bg); color: var(--ink); font: 13px sans-serif; display: grid; grid-template-columns: repeat(${columns}, auto); gap: 10px; }
    figure { margin: 0; padding: 8px; background: var(--stage); border-radius: 8px; } .row { display: flex; gap: 6px; }
    .still { width: ${size}px; height: ${Math.round(size * 0.9)}px; display: flex; flex-direction: column; } .still svg { flex: 1; min-height: 0; }
    i { font: 11px sans-serif; color: var(--ink-3); text-align: center; } .none { height: 80px; align-items: center; padding: 0 20px; }
    figcaption { padding-top: 4px; }${style}</style><body>${cards.join('')}</body></html>`;
  const page = join(temp, 'sheet.html');
  await writeFile(page, html);
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
  });
  const tab = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await tab.goto(pathToFileURL(page).href);
  await (await tab.$('body')).screenshot({ path: out });
  console.log(`${cards.length} figures: ${out}`);
}

// What the fake answers about programmes, exercises and files of the person's own: well enough for the pages. The rules
// are Rust's; here only the plainest are followed.

import type { Commands } from '../client';
import type { Draft } from '../generated/Draft';
import type { Exercise } from '../generated/Exercise';
import type { FileReview } from '../generated/FileReview';
import type { Item } from '../generated/Item';
import type { PreviewStep } from '../generated/PreviewStep';
import type { Problem } from '../generated/Problem';
import type { Programme } from '../generated/Programme';
import type { SessionPlan } from '../generated/SessionPlan';
import type { SessionPreview } from '../generated/SessionPreview';
import type { Sourced } from '../generated/Sourced';
import type { WireError } from '../generated/WireError';
import type { Answers, Desk } from './library';


type OwnCommand =
  | 'check_programme' | 'check_exercise' | 'save_programme' | 'save_exercise' | 'remove_own' | 'review_file' | 'accept_file' | 'export_file';
export type OwnHandlers = { [C in OwnCommand]: (args: Commands[C]['args']) => Promise<Commands[C]['gives']> };

export function ownHandlers({ answers, tell }: Desk): OwnHandlers {
  const keep = (to: Answers, programme: Programme) => {
    const names = Object.fromEntries(itemsOf(programme).map((i) => [i.exercise, to.exercise[i.exercise]?.exercise.name ?? i.exercise]));
    const sessions = previews(programme, to);
    const first = itemsOf(programme)[0]?.exercise ?? '';
    to.programme[programme.id] = {
      programme, own: true, names, topics: [], sources: Object.assign({}, ...Object.values(to.programme).map((p) => p.sources)), sessions, figure: to.exercise[first]?.exercise.figure ?? null,
    };
    to.library.programmes = [
      {
        id: programme.id, name: programme.name, summary: programme.summary, kind: programme.kind, topics: [], weeks: programme.weeks.value,
        weeks_to: programme.weeks.to ?? null, about_ms: sessions[0]?.one_side_ms ?? 0, bars: 1, partial: false, own: true,
      },
      ...to.library.programmes.filter((p) => p.id !== programme.id),
    ];
  };
  return {
    async check_programme({ programme }) {
      const to = await answers();
      return draftOf(programme, to);
    },
    async check_exercise({ exercise }) {
      await answers();
      return exerciseProblems(exercise);
    },
    async save_programme({ programme }) {
      const to = await answers();
      const before = to.programme[programme.id];
      if (before !== undefined && !before.own) throw refused(`id: "${programme.id}" ships with Sinew; duplicate it`);
      keep(to, { ...programme, version: (before?.programme.version ?? 0) + 1 });
      tell('library');
      return programme.id;
    },
    async save_exercise({ exercise }) {
      const to = await answers();
      to.exercise[exercise.id] = { exercise, programmes: [], injuries: [], easier: [], harder: [], sources: {}, about_ms: 120_000, own: true };
      const { id, name, also, purpose, kind, muscles, regions, equipment, stage, below_step } = exercise;
      to.library.exercises = [
        { id, name, also, purpose, kind, muscles, regions, equipment, stage, below_step, topics: [], own: true },
        ...to.library.exercises.filter((e) => e.id !== id),
      ];
      tell('library');
      return id;
    },
    async remove_own({ id }) {
      const to = await answers();
      delete to.programme[id];
      delete to.exercise[id];
      to.library.programmes = to.library.programmes.filter((p) => p.id !== id);
      to.library.exercises = to.library.exercises.filter((e) => e.id !== id);
      tell('library');
      return null;
    },
    async review_file({ text, name }) {
      return reviewOf(text, name, await answers());
    },
    async accept_file({ text, name }) {
      const to = await answers();
      const { programme, problems } = reviewOf(text, name, to);
      if (programme === null) throw refused(...problems.map((p) => `${p.path}: ${p.message}`));
      keep(to, programme.programme);
      tell('library');
      return programme.programme.id;
    },
    async export_file({ id }) {
      await answers();
      return `/home/you/Downloads/${id.toLowerCase()}.toml`;
    },
  };
}

function refused(...detail: string[]): WireError {
  return { code: 'invalid', message: 'fake: invalid', detail };
}

function itemsOf(programme: Programme): Item[] {
  return programme.phases.flatMap((p) => p.sessions).flatMap((s) => s.items);
}

function draftOf(programme: Programme, to: Answers): Draft {
  const problems = programmeProblems(programme, to);
  return { problems, sessions: problems.length === 0 ? previews(programme, to) : [] };
}

function programmeProblems(programme: Programme, to: Answers): Problem[] {
  const out: Problem[] = [];
  const say = (path: string, message: string) => out.push({ path, message });
  const within = (path: string, n: Sourced<number> | null | undefined, low: number, high: number) => {
    if (n == null) return;
    if (n.value < low || n.value > high) say(`${path}.value`, `${String(n.value)} is outside ${String(low)} to ${String(high)}`);
    if (n.to != null && n.to <= n.value) say(`${path}.to`, 'must be more than the value');
  };
  if (programme.name.trim() === '') say('name', 'is empty');
  if (programme.summary.trim() === '') say('summary', 'is empty');
  if (programme.name.includes('<')) say('name', 'has a "<" or ">" in it: text is shown as it is, without markup');
  within('weeks', programme.weeks, 1, 104);
  within('rest_s', programme.rest_s, 0, 900);
  const rule = programme.pain_rule;
  if (rule != null && rule.text.trim() === '') say('pain_rule.text', 'is empty');
  if ((rule?.during_max ?? 0) > 10) say('pain_rule.during_max', `${String(rule?.during_max)} is outside 0 to 10`);
  for (const [name, parts] of Object.entries(programme.tempos)) {
    parts.forEach((part, i) => within(`tempos.${name}[${String(i)}].seconds`, part.seconds, 0.5, 120));
  }
  if (programme.phases.length === 0) say('phases', 'has 0 entries; 1 to 60');
  const last = programme.weeks.to ?? programme.weeks.value;
  const weeks = Array.from({ length: Math.min(programme.weeks.value, 104) }, (_, i) => i + 1);
  const left = weeks.filter((week) => !programme.phases.some((p) => p.from <= week && week <= p.to));
  if (left.length > 0) say('phases', `week ${String(left[0])} is in no phase (${String(left.length)} such weeks)`);
  programme.phases.forEach((phase, p) => {
    const at = `phases[${String(p)}]`;
    if (phase.name === '') say(`${at}.name`, 'is empty');
    if (phase.to > last) say(`${at}.to`, `${String(phase.to)} is after the last week, ${String(last)}`);
    if (phase.from === 0 || phase.to < phase.from) say(at, `weeks ${String(phase.from)} to ${String(phase.to)}: from 1 on, and not backwards`);
    if (phase.sessions.length === 0) say(`${at}.sessions`, 'has 0 entries; 1 to 14');
    phase.sessions.forEach((session, s) => {
      const here = `${at}.sessions[${String(s)}]`;
      if (session.name === '') say(`${here}.name`, 'is empty');
      within(`${here}.days_per_week`, session.days_per_week, 1, 7);
      within(`${here}.every_days`, session.every_days, 1, 14);
      within(`${here}.per_day`, session.per_day, 1, 6);
      if (session.items.length === 0) say(`${here}.items`, 'has 0 entries; 1 to 40');
      session.items.forEach((item, i) => {
        const place = `${here}.items[${String(i)}]`;
        if (to.exercise[item.exercise] === undefined) say(`${place}.exercise`, `there is no exercise "${item.exercise}"`);
        within(`${place}.sets`, item.sets, 1, 20);
        within(`${place}.reps`, item.reps, 1, 200);
        within(`${place}.hold_s`, item.hold_s, 1, 600);
        within(`${place}.move_s`, item.move_s, 5, 7200);
        within(`${place}.rest_s`, item.rest_s, 0, 900);
        within(`${place}.load.rm`, item.load?.rm, 1, 30);
        within(`${place}.load.kg`, item.load?.kg, 0, 500);
        if (item.reps_by_set != null && item.reps_by_set.value.length !== item.sets.value) {
          say(`${place}.reps_by_set.value`, 'has as many entries as there are sets');
        }
        if (item.load?.text === '') say(`${place}.load.text`, 'is empty');
      });
    });
  });
  return out;
}

function exerciseProblems(exercise: Exercise): Problem[] {
  const out: Problem[] = [];
  for (const key of ['name', 'purpose', 'start'] as const) if (exercise[key].trim() === '') out.push({ path: key, message: 'is empty' });
  if (exercise.steps.length === 0) out.push({ path: 'steps', message: 'has 0 entries; 1 to 12' });
  const { sets, reps } = exercise.dose;
  if (sets.value < 1 || sets.value > 20) out.push({ path: 'dose.sets.value', message: `${String(sets.value)} is outside 1 to 20` });
  if (reps !== null && (reps.value < 1 || reps.value > 200)) out.push({ path: 'dose.reps.value', message: `${String(reps.value)} is outside 1 to 200` });
  return out;
}

function previews(programme: Programme, to: Answers): SessionPreview[] {
  return programme.phases.flatMap((phase, p) =>
    phase.sessions.map((session, s) => {
      const steps = flattened(programme, session, to);
      const sided = session.items.some((item) => eachSide(item, to));
      const one = steps.reduce((sum, step) => sum + step.length_ms, 0);
      return { phase: p, session: s, one_side_ms: one, both_ms: sided ? 2 * one : one, sided, steps };
    }),
  );
}

function eachSide(item: Item, to: Answers): boolean {
  if (item.sides !== null) return item.sides !== 'together';
  return to.exercise[item.exercise]?.exercise.sides === 'each';
}

function flattened(programme: Programme, session: SessionPlan, to: Answers): PreviewStep[] {
  const blank = { exercise: null, side: null, set_no: null, set_of: null, reps: null, load_kg: null, load_rm: null };
  const steps: PreviewStep[] = [{ ...blank, kind: 'get_ready', length_ms: 10_000 }];
  for (const item of session.items) {
    const tempo = item.tempo === null ? [] : (programme.tempos[item.tempo] ?? []);
    const rep = tempo.reduce((sum, part) => sum + part.seconds.value, 0) || 3;
    const rest = (item.rest_s ?? programme.rest_s).value * 1000;
    for (let set = 1; set <= item.sets.value; set += 1) {
      const reps = item.reps_by_set?.value[set - 1] ?? item.reps?.value ?? null;
      const timed = item.hold_s ?? item.move_s;
      const between = (programme.between_exercises_s ?? programme.rest_s).value * 1000;
      if (steps.length > 1) steps.push({ ...blank, kind: 'rest', length_ms: set === 1 ? between : rest });
      steps.push({
        kind: item.hold_s != null ? 'hold' : item.move_s != null ? 'move' : (tempo[0]?.phase ?? 'self_paced'),
        exercise: { id: item.exercise, name: to.exercise[item.exercise]?.exercise.name ?? item.exercise },
        side: eachSide(item, to) ? 'left' : null,
        set_no: set,
        set_of: item.sets.value,
        reps,
        load_kg: item.load?.kg?.value ?? null,
        load_rm: item.load?.rm?.value ?? null,
        length_ms: timed == null ? (reps ?? 0) * rep * 1000 : timed.value * 1000,
      });
    }
  }
  return steps;
}

/** Reads no more of a file than its id, its name and its weeks; the rest is that of a programme of the library. */
function reviewOf(text: string, name: string | null, to: Answers): FileReview {
  const problems: Problem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  const value = (key: string) => new RegExp(`^${key}\\s*=\\s*"([^"]*)"`, 'm').exec(text)?.[1];
  const title = name ?? value('name');
  const id = name === null ? value('id') : name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (!/^\[\[phases\]\]/m.test(text)) say('file.phases', 'is missing');
  if (id === undefined) say('file.id', 'is missing');
  if (title === undefined) say('file.name', 'is missing');
  else if (/[<>]/.test(title)) say('file.name', 'has a "<" or ">" in it: text is shown as it is, without markup');
  const weeks = Number(/^weeks\s*=\s*\{\s*value\s*=\s*(\d+)/m.exec(text)?.[1] ?? 0);
  if (weeks < 1 || weeks > 104) say('file.weeks.value', `${String(weeks)} is outside 1 to 104`);
  for (const [whole, n] of text.matchAll(/sets = \{ value = (-?\d+)/g)) {
    if (Number(n) < 1) say('file.phases[0].sessions[0].items[0].sets.value', `${whole.slice(17)} is outside 1 to 20`);
  }
  const unknown = /^(colour|difficulty)\s*=/m.exec(text)?.[1];
  if (unknown !== undefined) say(`file.${unknown}`, 'unknown; known here: id, name, summary, kind, weeks, rest_s, order, phases');
  const missing = /exercise = "(E9{2,}\d)"/.exec(text)?.[1];
  if (missing !== undefined) say('file.phases[0].sessions[0].items[1].exercise', `there is no exercise "${missing}"`);
  if (id !== undefined && (to.programme[id] !== undefined || id === '')) {
    say('file.id', `"${id}" is the id of something else in the library; give it another name`);
  }
  const like = to.programme['alfredson-1998'];
  if (problems.length > 0 || like === undefined || id === undefined || title === undefined) {
    return { problems, programme: null, exercise: null, brings: [] };
  }
  const programme = { ...like.programme, id, name: title, weeks: { value: weeks, to: null, source: 'own', grade: 'own' as const } };
  return { problems: [], programme: { ...like, programme, own: false }, exercise: null, brings: [] };
}

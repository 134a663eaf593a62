// What is answered on the way to a programme: what is still open, what is sent, and to which step a problem belongs.
// Pure: it knows no window and reads no clock.

import type { Bar } from '../ipc/generated/Bar';
import type { BoneSite } from '../ipc/generated/BoneSite';
import type { Injury } from '../ipc/generated/Injury';
import type { Legs } from '../ipc/generated/Legs';
import type { LimitKind } from '../ipc/generated/LimitKind';
import type { Onset } from '../ipc/generated/Onset';
import type { PainMode } from '../ipc/generated/PainMode';
import type { PlanDraft } from '../ipc/generated/PlanDraft';
import type { PlanOption } from '../ipc/generated/PlanOption';
import type { PlanOptions } from '../ipc/generated/PlanOptions';
import type { PlanReview } from '../ipc/generated/PlanReview';
import type { SetBy } from '../ipc/generated/SetBy';
import type { Volume } from '../ipc/generated/Volume';
import { worstOf, type Sign } from './start-signs';
import { sinceOf, slotsFrom, slotsMeet, whole, type SlotRow } from './start-when';

export type StepName = 'topic' | 'about' | 'signs' | 'you' | 'limits' | 'programme' | 'when' | 'review';
/** Where the way began: with nothing chosen, at a topic's page, at a programme's page. */
export type Origin = { from: 'start' } | { from: 'topic'; id: string } | { from: 'programme'; id: string };
/** What keeps a step from being left. */
export type Open =
  | 'loading' | 'topic' | 'noProgramme' | 'form' | 'legs' | 'since' | 'signs' | 'emergency' | 'knows' | 'age' | 'accompanied' | 'months'
  | 'shoes' | 'site' | 'saidOn' | 'limits' | 'programme' | 'slots' | 'slotTimes' | 'slotsMeet' | 'weekdays' | 'problems' | 'barred' | 'goOn';

export interface LimitRow { kind: LimitKind; most: string; by: SetBy; who: string; until: string }

/** As it is typed and ticked: numbers and days are text until they are sent. */
export interface Answers {
  topic: string | null;
  /** Nothing hurts. */
  routine: boolean;
  form: string | null;
  legs: Legs | null;
  ago: string;
  unit: 'weeks' | 'months';
  since: string;
  onset: Onset | null;
  /** Keys of the signs that were ticked. */
  signs: string[];
  /** It was said that none is so. */
  none: boolean;
  age: string;
  accompanied: boolean;
  earlier: 'never' | 'yes' | null;
  monthsAgo: string;
  factors: string[];
  shoes: string;
  saidBy: 'myself' | 'clinician' | 'not_yet' | null;
  saidOn: string;
  site: BoneSite | 'unknown' | null;
  limits: LimitRow[];
  programme: string | null;
  /** The programme whose times and days were proposed. */
  proposed: string | null;
  volume: Volume;
  mode: PainMode;
  slots: SlotRow[];
  weekdays: boolean[];
  /** What the person knows of and goes past. */
  past: Bar[];
}

/** What is known beside the answers. */
export interface Facts {
  origin: Origin;
  /** Today, `YYYY-MM-DD`. */
  day: string;
  injury: Injury | null;
  options: PlanOptions | null;
  signs: readonly Sign[];
  /** How many days of a week the chosen programme's sessions ask for; empty where the week has no say. */
  days: readonly number[];
  review: PlanReview | null;
}

/** An age below this asks for somebody beside; the rules decide it again. */
export const ADULT = 18;
const ALL: readonly StepName[] = ['topic', 'about', 'signs', 'you', 'limits', 'programme', 'when', 'review'];
export function unanswered(): Answers {
  return {
    topic: null, routine: false, form: null, legs: null, ago: '', unit: 'weeks', since: '', onset: null, signs: [], none: false,
    age: '', accompanied: false, earlier: null, monthsAgo: '', factors: [], shoes: '', saidBy: null, saidOn: '', site: null, limits: [],
    programme: null, proposed: null, volume: 'full', mode: 'strict', slots: slotsFrom([]), weekdays: Array<boolean>(7).fill(true), past: [],
  };
}

export function originOf(id: string): Origin {
  const [from, of] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  return from === 'topic' || from === 'programme' ? { from, id: of } : { from: 'start' };
}

/** Only what the way has to ask. The signs and the age are asked on every way: nothing begins without them. */
export function stepsFor(origin: Origin, routine: boolean): StepName[] {
  if (origin.from === 'programme') return ['about', 'signs', 'you', 'when', 'review'];
  return ALL.filter((step) => !(step === 'topic' && origin.from === 'topic') && !(step === 'about' && routine));
}

export function optionOf(a: Answers, f: Pick<Facts, 'options'>): PlanOption | null {
  return f.options?.programmes.find(({ programme }) => programme.id === a.programme) ?? null;
}

export function isMinor(a: Answers): boolean {
  const age = whole(a.age, 5, 110);
  return age !== null && age < ADULT;
}

/** Where it is not known it counts as high risk. */
export function highRisk(a: Answers, f: Pick<Facts, 'options'>): boolean {
  const sites = f.options?.bone_sites ?? [];
  return sites.length > 0 && a.site !== null && (sites.find(({ site }) => site === a.site)?.high_risk ?? true);
}

/** Whether the form is a question, and not the topic's or the programme's own matter. */
export function asksForm(f: Pick<Facts, 'origin' | 'injury'>, fixedForm: boolean): boolean {
  return (f.injury?.forms.length ?? 0) > 0 && !(f.origin.from === 'programme' && fixedForm);
}

/** What a limit may be: whole numbers, and kilograms. */
export function limitOf(row: LimitRow): number | null {
  if (row.kind === 'pain_during' || row.kind === 'pain_after') return whole(row.most, 0, 10);
  const most = { reps: 100, sets: 10, hold_s: 600, week: 104, load_kg: null }[row.kind];
  if (most !== null) return whole(row.most, 1, most);
  const kg = Number(row.most.replace(',', '.'));
  return row.most.trim() !== '' && kg >= 0 && kg <= 500 ? kg : null;
}

const checks: Record<StepName, (a: Answers, f: Facts) => (Open | false)[]> = {
  topic: (a, f) => {
    if (a.topic === null && !a.routine) return ['topic'];
    // Where there are forms, the form has a say first.
    return [f.options === null && 'loading', f.options?.programmes.length === 0 && f.injury?.forms.length === 0 && 'noProgramme'];
  },
  about: (a, f) => [
    f.options === null && 'loading',
    (f.injury?.forms.length ?? 0) > 0 && a.form === null && 'form',
    a.legs === null && 'legs',
    sinceOf(a, f.day) === 'wrong' && 'since',
    a.form !== null && f.options?.programmes.length === 0 && 'noProgramme',
  ],
  signs: (a, f) => {
    const worst = worstOf(a.signs, f.signs);
    if (worst === 'emergency') return ['emergency'];
    const seen = worst === 'same_day' || worst === 'within_days';
    return [f.signs.length === 0 && 'loading', !a.none && a.signs.length === 0 && 'signs', seen && !a.past.includes('sign_to_be_seen') && 'knows'];
  },
  you: (a, f) => {
    const said = a.saidBy === 'clinician' && a.saidOn !== '' && a.saidOn <= f.day;
    return [
      whole(a.age, 5, 110) === null && 'age',
      isMinor(a) && !a.accompanied && 'accompanied',
      a.earlier === 'yes' && whole(a.monthsAgo, 0, 960) === null && 'months',
      a.shoes.trim() !== '' && whole(a.shoes, 0, 5000) === null && 'shoes',
      (f.options?.bone_sites.length ?? 0) > 0 && a.site === null && 'site',
      (highRisk(a, f) ? !said : a.saidBy === 'clinician' && a.saidOn > f.day) && 'saidOn',
    ];
  },
  limits: (a) => [a.limits.some((row) => limitOf(row) === null) && 'limits'],
  programme: (a, f) => [f.options === null && 'loading', optionOf(a, f) === null && 'programme'],
  when: (a, f) => {
    const asked = optionOf(a, f)?.slots.length ?? 1;
    const chosen = a.weekdays.filter(Boolean).length;
    const on = a.slots.filter((s) => s.on);
    return [
      on.length !== asked && 'slots',
      on.some((s) => !(s.from < s.to)) && 'slotTimes',
      slotsMeet(a.slots) && 'slotsMeet',
      f.days.length > 0 && chosen !== 7 && !f.days.includes(chosen) && 'weekdays',
    ];
  },
  review: (a, { review }) => {
    if (review === null) return ['loading'];
    if (review.problems.length > 0) return ['problems'];
    const held = review.bars.some((b) => b.weight === 'closed');
    const unsaid = review.bars.some((b) => b.weight === 'override' && !a.past.includes(b.bar));
    // Said just now, and not looked over with it yet.
    return [held && 'barred', unsaid && 'goOn', !held && !unsaid && !review.may_begin && 'loading'];
  },
};

export function openAt(step: StepName, a: Answers, f: Facts): Open[] {
  return checks[step](a, f).filter((open) => open !== false);
}

/** What is sent; null while no programme and no leg is chosen. */
export function draftOf(a: Answers, f: Pick<Facts, 'day' | 'signs'>): PlanDraft | null {
  if (a.programme === null || a.legs === null) return null;
  const months = whole(a.monthsAgo, 0, 960);
  const since = sinceOf(a, f.day);
  return {
    programme: a.programme, topic: a.topic, form: a.form, legs: a.legs,
    since: since === 'wrong' ? null : since, onset: a.onset,
    earlier: a.earlier === 'never' ? { told: 'never' } : a.earlier === 'yes' && months !== null ? { told: 'yes', months_ago: months } : { told: 'not_answered' },
    factors: a.factors, shoes_km: whole(a.shoes, 0, 5000),
    said_by: a.saidBy === 'myself' ? { who: 'myself' } : a.saidBy === 'clinician' ? { who: 'clinician', on: a.saidOn || null } : { who: 'not_answered' },
    bone_site: a.site === 'unknown' ? null : a.site,
    mode: a.mode, volume: a.volume,
    slots: a.slots.filter((s) => s.on).map(({ slot, from, to }) => ({ slot, from, to })),
    weekdays: a.weekdays as PlanDraft['weekdays'],
    screened: a.none || a.signs.length > 0,
    // The lists were gone through together: what is ticked stands beside what is not.
    gates: a.none || a.signs.length > 0 ? [...new Set(f.signs.map(({ checklist }) => checklist))] : [],
    signs: f.signs.filter(({ key }) => a.signs.includes(key)).map(({ checklist, item }) => ({ checklist, item })),
    age: whole(a.age, 5, 110), accompanied: isMinor(a) && a.accompanied,
    limits: a.limits.map((row) => ({ plan: null, kind: row.kind, at_most: limitOf(row), by: row.by, who: row.who.trim() || null, until: row.until || null })),
    go_on: a.past.length > 0,
  };
}

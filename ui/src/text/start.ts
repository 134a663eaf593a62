// The words of the way to a programme. No promise, no guilt, and never what somebody has.

import type { Bar } from '../ipc/generated/Bar';
import type { BoneSite } from '../ipc/generated/BoneSite';
import type { Conflict } from '../ipc/generated/Conflict';
import type { LimitKind } from '../ipc/generated/LimitKind';
import type { PainMode } from '../ipc/generated/PainMode';
import type { PlanOption } from '../ipc/generated/PlanOption';
import type { SlotName } from '../ipc/generated/SlotName';
import type { Volume } from '../ipc/generated/Volume';
import type { WornShoe } from '../ipc/generated/WornShoe';
import type { Answers, Open, Origin, StepName } from '../state/start-answers';
import type { Rungs } from '../state/start-review';
import { capital, count, dayName, legsWord, list } from './words';

export const start = {
  steps: 'Steps to a programme',
  local: 'Everything you enter stays on this computer.',
  leave: 'Leave for now',
  back: 'Back',
  go: 'Continue',
  begin: 'Begin',
  beginning: 'Beginning',
  change: 'Change',
  optional: 'May be left open.',
  resumed: 'Your answers from before are still here.',
  again: 'Start over',
  /** On the pages of the library. */
  programme: 'Start this programme',
  topic: 'Start with this',
} as const;

/** In the list of steps. */
const stepWord: Record<StepName, string> = {
  topic: 'Where it hurts', about: 'Since when', signs: 'Warning signs', you: 'About you', limits: 'Limits', programme: 'Programme',
  when: 'When', review: 'Look over',
};

/** From a programme's page the second step asks for the leg alone. */
export function stepName(step: StepName, origin: Origin): string {
  return step === 'about' && origin.from === 'programme' ? 'Which leg' : stepWord[step];
}

export function headOf(step: StepName, origin: Origin, routine: boolean): { title: string; lead: string } {
  if (step === 'about' && origin.from === 'programme') return { title: 'Which leg?', lead: 'The programme is then for this leg, or for both.' };
  if (step === 'you' && (routine || origin.from === 'programme')) return { title: 'About you', lead: 'Two short questions. The age decides who should be beside you.' };
  return heads[step];
}

const heads: Record<StepName, { title: string; lead: string }> = {
  topic: { title: 'Where does it hurt?', lead: 'Choose what fits best. It is a topic, not a diagnosis: Sinew cannot examine you.' },
  about: { title: 'Which one, and since when?', lead: 'What you do not know may stay open.' },
  signs: { title: 'Signs to rule out first', lead: 'Tick what is so, or might be. Not sure counts as worth asking.' },
  you: { title: 'About you', lead: 'The age has to be answered. What may stay open says so.' },
  limits: { title: 'Has anybody set you limits?', lead: 'A physiotherapist, a doctor, or you. No rule goes above a limit.' },
  programme: { title: 'Choose a programme', lead: 'Side by side, the best studied first. None of them suits everyone.' },
  when: { title: 'When in the day?', lead: 'As the programme proposes it. Change what does not fit your days.' },
  review: { title: 'Look it over', lead: 'Nothing has begun yet. Everything can be changed later, too.' },
};

export const topicWords = {
  routine: 'Nothing hurts',
  routineMeans: 'A routine, strength, or prevention.',
  search: 'Search the topics',
  searchHint: 'Name, or place on the body',
  where: 'Place on the body',
  anywhere: 'Everywhere',
  which: 'Topics',
  none: 'No topic fits. Try a shorter word, or look everywhere.',
  pro: 'These need somebody who can examine you first. There is text, and no programme:',
  noProgramme: 'Sinew has no programme for this topic.',
  noProgrammeMore: 'Its page says what you can do, and when to be seen.',
  open: 'Read the topic',
} as const;

export const aboutWords = {
  form: 'Which of these is it?',
  formHint: 'It decides what is offered. If both are so, go by the bone.',
  legs: 'Which side?',
  left: 'Left',
  right: 'Right',
  both: 'Both',
  since: 'Since when?',
  about: 'About',
  ago: 'ago',
  or: 'or since',
  unit: 'Weeks or months',
  weeks: 'weeks',
  months: 'months',
  number: 'How many',
  day: 'The day it began',
  wrong: 'A whole number, or a day that is not still to come.',
  onset: 'How did it begin?',
  gradual: 'Over days or weeks',
  sudden: 'At one moment',
  noForm: 'For this form there is no programme here.',
} as const;

/** "That is about Sunday 11 October." */
export function sinceSaid(day: string): string {
  return `That is about ${dayName(day)} ${day.slice(0, 4)}.`;
}

export const signWords = {
  none: 'None of these is so',
  noneMeans: 'I have gone through the list.',
  emergencyAsk: 'Chest pain or sudden breathlessness?',
  emergencyDo: 'Call emergency services now.',
  knows: 'I know this, and go on all the same',
  knowsMeans: 'It is kept with the programme, and shown.',
  who: 'What to tell them',
  title: 'Get help now',
  ticked: 'You ticked',
  call: 'Call your emergency number, or have somebody take you. Do not drive yourself.',
  why: 'No programme is offered. This comes first. What you answered stays here while Sinew is open.',
  steps: 'What to do next',
  questions: 'Questions to take along',
  mistake: 'Ticked by mistake? Back to the list',
} as const;

export const youWords = {
  age: 'Your age',
  years: 'years',
  minor: 'An adult, or a clinician, goes through this with me',
  minorMeans: 'Growing bones have injuries of their own. Under eighteen somebody has to be beside you.',
  earlier: 'Have you hurt this place before?',
  never: 'No',
  yes: 'Yes',
  months: 'How many months ago, the last time?',
  shoes: 'How far have your shoes gone?',
  shoesHint: 'A guess will do. May be left open.',
  factors: 'What may have contributed?',
  factorsHint: 'Tick what fits. May be left open.',
  said: 'Who says that you may begin?',
  saidHint: 'May be left open.',
  saidBone: 'This bone is never loaded before a clinician has said so. Sinew needs the day.',
  myself: 'I do',
  clinician: 'Clinician',
  notYet: 'Not yet',
  on: 'On which day?',
  site: 'Which bone is it?',
  siteHint: 'It decides who has to say that it may be loaded.',
  unknown: 'I do not know',
  unknownMeans: 'Counts as high risk.',
  highRisk: 'High risk. Needs a clinician’s date.',
} as const;

/** "From your shoe log: Pegasus, 385 mi in 245 days." */
export function wornSaid(worn: WornShoe): string {
  const days = worn.days === null ? '' : ` in ${count(worn.days, 'day')}`;
  return `From your shoe log: ${worn.name}, ${worn.said}${days}. You may change it.`;
}

export const boneWord: Record<BoneSite, string> = {
  femoral_neck: 'Neck of the thigh bone, in the groin', anterior_tibia: 'Front of the shin', medial_malleolus: 'Inner ankle bone',
  talus: 'Ankle bone (talus)', navicular: 'Top of the midfoot (navicular)', second_metatarsal_base: 'Base of the second foot bone',
  fifth_metatarsal_base: 'Base of the outer foot bone', sesamoids: 'Ball of the big toe (sesamoids)',
  posteromedial_tibia: 'Inner edge of the shin', fibula: 'Outer lower leg (fibula)', calcaneus: 'Heel bone', metatarsal_shaft: 'Middle of a foot bone',
};

export const limitWords = {
  none: 'No limits',
  noneMeans: 'The usual. You can add one at any time.',
  add: 'Add a limit',
  remove: 'Remove',
  what: 'What',
  most: 'At most',
  by: 'Set by',
  clinician: 'A clinician',
  person: 'Myself',
  who: 'Their name',
  whoHint: 'May be left open.',
  until: 'Until',
  untilHint: 'Open: until you take it away.',
  wrong: 'A number that fits what is limited.',
  nth: (n: number) => `Limit ${String(n)}`,
} as const;

export const limitWord: Record<LimitKind, string> = {
  pain_during: 'Pain during', pain_after: 'Pain after', reps: 'Reps of a set', sets: 'Sets', hold_s: 'Length of a hold', load_kg: 'Added load', week: 'Week of the programme',
};
export const limitUnit: Record<LimitKind, string> = {
  pain_during: 'of 10', pain_after: 'of 10', reps: 'reps', sets: 'sets', hold_s: 's', load_kg: 'kg', week: '',
};

export const optionWords = {
  which: 'Programmes',
  often: 'How often',
  minutes: 'Time, for one leg',
  weeks: 'Weeks',
  needs: 'You need',
  nothing: 'Nothing',
  evidence: 'How well it is studied',
  people: 'The people in the trial',
  noPeople: 'No figures from a trial.',
  dose: 'What you do',
  noEvidence: 'Nothing is said about studies.',
  howMuch: 'How much from the start?',
  howMuchNone: 'This programme has one form only.',
  pain: 'Which pain lets the dose rise?',
  painHint: 'It never decides by itself: each step up waits for your yes.',
  sources: 'Read all about it in the library, under Programmes.',
} as const;

export const volumeWord: Record<Volume, { label: string; means: string }> = {
  full: { label: 'Full, as published', means: 'All sets and reps of the first week, from the first day.' },
  as_tolerated: { label: 'As tolerated', means: 'Less at first, and up to the published dose step by step.' },
};

export const modeWord: Record<PainMode, { label: string; means: string }> = {
  strict: { label: 'Strict', means: 'The dose rises only while pain stays low during and after. Slower, and the careful choice.' },
  published: { label: 'As published', means: 'The dose may rise with pain up to the programme’s own limit, once it has settled by the next morning.' },
};

/** "Usual with this programme: as published." */
export function usualSaid(mode: PainMode): string {
  return `Usual with this programme: ${modeWord[mode].label.toLowerCase()}.`;
}

/** "Twice a day, every day" */
export function oftenSaid(o: PlanOption): string {
  const week = o.days_a_week >= 7 ? 'every day' : o.days_a_week === 1 ? 'once a week' : `${String(o.days_a_week)} days a week`;
  if (o.per_day <= 1) return capital(week);
  // Several short sessions in one part of the day.
  if (o.per_day > o.slots.length) return `Up to ${String(o.per_day)} sessions a day, ${week}`;
  return `${o.per_day === 2 ? 'Twice' : `${String(o.per_day)} times`} a day, ${week}`;
}

/** "About 28 minutes a day" */
export function minutesSaid(o: PlanOption): string {
  return `About ${count(minutes(o.day_ms), 'minute')} a day`;
}

/** "14 sessions a week, 14 min each" */
export function sessionsSaid(o: PlanOption): string {
  return `${count(o.sessions_a_week, 'session')} a week, ${String(minutes(o.session_ms))} min each`;
}

function minutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000));
}

/** "Often 12 weeks", "Often 12 to 26 weeks": what is usual, never a promise. */
export function weeksSaid(o: PlanOption): string {
  return o.weeks_to === null ? `Often ${count(o.weeks, 'week')}` : `Often ${String(o.weeks)} to ${String(o.weeks_to)} weeks`;
}

export const whenWords = {
  slots: 'Part of the day',
  slotsHint: 'A window, not an appointment.',
  from: 'From',
  to: 'To',
  days: 'Days of the week',
  meets: 'What runs already',
} as const;

export const slotWord: Record<SlotName, string> = { morning: 'Morning', midday: 'Midday', evening: 'Evening' };
export const weekdayWords = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "It asks for two parts of a day." */
export function slotsAsked(asked: number, on: number): string {
  const asks = asked === 1 ? 'It asks for one part of a day.' : `It asks for ${asked === 2 ? 'two' : 'three'} parts of a day.`;
  if (on === asked) return asks;
  return on > asked ? `${asks} Take one away.` : `${asks} Choose one more.`;
}

/** "It asks for 2 or 3 days a week, well apart." */
export function daysAsked(days: readonly number[], on: number): string {
  const asks = `It asks for ${days.map(String).join(' or ')} ${days.join() === '1' ? 'day' : 'days'} a week, well apart.`;
  if (days.includes(on)) return asks;
  return on === 7 ? `${asks} With all of them open it chooses its own.` : `${asks} You have chosen ${String(on)}.`;
}

/** "Its sessions and those of Strength for runners ask for the same part of the day, on Monday and Thursday." */
export function conflictSaid(c: Conflict): string {
  const days = c.days.every(Boolean) ? 'every day' : `on ${list(weekdayWords.filter((_, i) => c.days[i]))}`;
  const other = c.programme.name;
  if (c.kind === 'same_tissue') return `${other} already treats the same tissue at this place. One at a time: end that one first, or choose another.`;
  if (c.kind === 'same_slot') return `${other} asks for the same part of the day, ${days}. Both can be done, one after the other.`;
  if (c.kind === 'own_slots') return `Two parts of the day open less than ${count(c.gap_h ?? 0, 'hour')} apart. The later one waits until so much time has passed since the earlier was done.`;
  const gap = c.gap_h === null ? 'more time between them' : `${count(c.gap_h, 'hour')} between them`;
  return `${other} is close by, ${days}. One of the two asks for ${gap}.`;
}

export const reviewWords = {
  chosen: 'What you chose',
  ahead: 'The weeks ahead',
  noDate: 'No week has a date. It comes when the one before has shown what it takes.',
  next: 'Before the next',
  wrong: 'This needs another look',
  before: 'Before you begin',
  goOn: 'I go on all the same',
  goOnMeans: 'It is kept with the programme, and shown.',
  there: 'Go there',
  looking: 'Looking it over.',
  noLadder: 'The weeks are shown once everything above is in order.',
  now: 'First',
} as const;

export const barWord: Record<Bar, { title: string; text: string }> = {
  emergency: { title: 'Get help now', text: 'You ticked a sign that cannot wait. No programme is offered.' },
  gate_not_answered: { title: 'The signs of this place are not answered', text: 'Some belong to just this topic. Look through them first.' },
  screen_not_answered: { title: 'The signs are not answered', text: 'Look through them first. Nothing begins without.' },
  professional_only: { title: 'See a professional first', text: 'This topic needs somebody who can examine you. There is no programme for it.' },
  high_risk_bone: { title: 'A clinician’s date is missing', text: 'This bone is loaded only after a clinician has said so.' },
  age_not_answered: { title: 'The age is missing', text: 'It decides whether somebody should be beside you.' },
  minor_alone: { title: 'Somebody has to be beside you', text: 'Under age, go through this with an adult or a clinician.' },
  sign_to_be_seen: { title: 'A sign should be seen first', text: 'You ticked a sign that a doctor or physiotherapist should look at. Until then no running and no loading is the advice.' },
  bone_without_clinician: { title: 'No clinician has looked at this bone', text: 'It is wiser to have it seen before you load it.' },
  sign_to_mention: { title: 'Worth mentioning', text: 'You ticked something to show somebody in the next week or two. You can begin meanwhile, and the dose stays.' },
};

const fieldWord: Record<string, string> = {
  programme: 'Programme', topic: 'Topic', form: 'Form', legs: 'Side', since: 'Since when', onset: 'How it began', earlier: 'Hurt before',
  factors: 'What contributed', shoes_km: 'Shoes', said_by: 'Who says so', bone_site: 'Bone', mode: 'Pain', volume: 'Volume', slots: 'Parts of the day',
  weekdays: 'Days of the week', screened: 'Signs', signs: 'Signs', age: 'Age', accompanied: 'Somebody beside you', limits: 'Limits',
};

/** `slots[0].from: …` becomes "Parts of the day: …" */
export function problemSaid(line: string): string {
  const at = line.indexOf(':');
  const field = /^[a-z_]+/.exec(line)?.[0] ?? '';
  return at < 0 ? capital(line) : `${fieldWord[field] ?? capital(field.replaceAll('_', ' '))}: ${line.slice(at + 1).trim()}.`;
}

/** "Weeks 1 to 3", "Week 4" */
export function weeksOf(r: Rungs): string {
  return r.from === r.to ? `Week ${String(r.from)}` : `Weeks ${String(r.from)} to ${String(r.to)}`;
}

/** "14 sessions each week", "3 sessions" */
export function rungSaid(r: Rungs): string {
  return r.from === r.to ? count(r.sessions, 'session') : `${count(r.sessions, 'session')} each week`;
}

const openWord: Record<Open, string> = {
  loading: 'a moment', topic: 'a topic', noProgramme: 'a programme is missing here', form: 'which of the two', legs: 'which side', since: 'since when',
  signs: 'the list of signs', emergency: 'help comes first', knows: 'the tick that you know', age: 'your age', accompanied: 'somebody beside you',
  months: 'how many months ago', shoes: 'how far the shoes went', site: 'which bone', saidOn: 'the clinician’s day', limits: 'a number for each limit',
  programme: 'a programme', slots: 'the parts of the day', slotTimes: 'a time that ends after it begins', slotsMeet: 'times that do not overlap',
  weekdays: 'the days of the week', problems: 'what is marked', barred: 'what closes the way', goOn: 'whether you go on all the same',
};

/** Why Continue is closed. */
export function openSaid(open: readonly Open[]): string {
  return open.length === 0 ? '' : `Still open: ${open.map((o) => openWord[o]).join(', ')}.`;
}

/** "3 of 8" */
export function progress(no: number, of: number): string {
  return `${String(no)} of ${String(of)}`;
}

export function begunSaid(name: string): string {
  return `${name} has begun. The first session is on Today.`;
}

/** What was chosen, in short lines, for the last look. */
export function chosenLines(a: Answers, names: { topic: string | null; form: string | null; programme: string }, since: string | null, signs: number): [StepName, string][] {
  const lines: [StepName, string][] = [];
  if (a.routine) lines.push(['topic', topicWords.routine]);
  else if (names.topic !== null) lines.push(['topic', [names.topic, names.form].filter((w) => w !== null).join(': ')]);
  const how = a.onset === null ? '' : `, ${aboutWords[a.onset].toLowerCase()}`;
  if (a.legs !== null) lines.push(['about', `${legsWord[a.legs]}${since === null ? '' : `, since ${dayName(since)} ${since.slice(0, 4)}`}${how}`]);
  lines.push(['signs', signs === 0 ? 'None ticked' : `${String(signs)} ticked`]);
  const said = a.saidBy === 'clinician' ? ['a clinician says so'] : a.saidBy === 'myself' ? ['your own decision'] : [];
  lines.push(['you', capital([`${a.age} years`, ...said].join(', '))]);
  lines.push(['limits', a.limits.length === 0 ? limitWords.none : list(a.limits.map((l) => `${limitWord[l.kind].toLowerCase()} at most ${l.most} ${limitUnit[l.kind]}`.trim()))]);
  lines.push(['programme', `${names.programme}. ${volumeWord[a.volume].label}, pain limit ${modeWord[a.mode].label.toLowerCase()}`]);
  const slots = a.slots.filter((s) => s.on).map((s) => `${slotWord[s.slot].toLowerCase()} ${s.from} to ${s.to}`);
  const days = a.weekdays.every(Boolean) ? 'every day' : list(weekdayWords.filter((_, i) => a.weekdays[i]).map((d) => d.slice(0, 3)));
  lines.push(['when', capital(`${list(slots)}, ${days}`)]);
  return lines;
}

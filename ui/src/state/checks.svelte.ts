// The answers of a morning and of a week. Nothing is chosen beforehand, and what was left out is absent, never zero.

import { call } from '../ipc/client';
import type { ActivityScore } from '../ipc/generated/ActivityScore';
import type { MorningDraft } from '../ipc/generated/MorningDraft';
import type { ScoreName } from '../ipc/generated/ScoreName';
import type { WeekDraft } from '../ipc/generated/WeekDraft';
import { MOST_ACTIVITIES, morning, scoreMost, scoreOrder, scoreWord, weekly, wrongNumber } from '../text/checks';
import { trouble, type Trouble } from '../text/errors';
import { NOTE_LIMIT } from '../text/summary';

/** A whole number as it was typed: nothing, the number, or false where it is none of those that may stand here. */
export function whole(typed: string, most: number): number | null | false {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) && Number(text) <= most ? Number(text) : false;
}

/** Sends something once at a time, and tells what went wrong. */
class Sent {
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  protected async keep(what: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await what();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export class MorningAnswers extends Sent {
  pain = $state<number | null>(null);
  /** One of the buttons, or what was typed beside them. */
  minutes = $state<number | null>(null);
  typed = $state('');
  somethingNew = $state<boolean | null>(null);
  niggle = $state<number | null>(null);
  niggleOpen = $state(false);

  readonly #read: number | null | false = $derived(whole(this.typed, 600));
  readonly wrong: string | null = $derived(this.#read === false ? morning.wrongMinutes : null);
  /** Something is answered. */
  readonly any: boolean = $derived(this.pain !== null || this.minutes !== null || this.typed.trim() !== '' || this.somethingNew !== null || this.niggle !== null);

  constructor(readonly day: string) {
    super();
  }

  chooseMinutes(minutes: number): void {
    this.minutes = minutes;
    this.typed = '';
  }

  typeMinutes(typed: string): void {
    this.typed = typed;
    this.minutes = null;
  }

  closeNiggle(): void {
    this.niggleOpen = false;
    this.niggle = null;
  }

  draft(): MorningDraft {
    const { day, pain, somethingNew, niggle } = this;
    return { day, pain, stiffness_min: this.minutes ?? (this.#read === false ? null : this.#read), something_new: somethingNew, niggle };
  }

  save(): Promise<boolean> {
    return this.wrong === null && this.any ? this.keep(() => call('answer_morning', { morning: this.draft() })) : Promise.resolve(false);
  }

  /** Declined: an answer with nothing in it. It is not asked again, and nothing rises by it. */
  leave(): Promise<boolean> {
    const nothing = { day: this.day, pain: null, stiffness_min: null, something_new: null, niggle: null };
    return this.keep(() => call('answer_morning', { morning: nothing }));
  }
}

export class Activity {
  name = $state('');
  score = $state<number | null>(null);

  constructor(name = '') {
    this.name = name;
  }
}

export type WeekScale = 'confidence' | 'frustration' | 'fatigue';
const nothing: WeekDraft = {
  percent: null, confidence: null, frustration: null, fatigue: null, sore_places: null, slept_badly: null, low_mood: null, activities: [], scores: [], note: null,
};

export class WeekAnswers extends Sent {
  percent = $state('');
  confidence = $state<number | null>(null);
  frustration = $state<number | null>(null);
  fatigue = $state<number | null>(null);
  sore = $state('');
  sleptBadly = $state<boolean | null>(null);
  lowMood = $state<boolean | null>(null);
  activities = $state.raw<Activity[]>([]);
  scores = $state<Record<ScoreName, string>>({ visa_a: '', visa_p: '', visa_g: '', lefs: '', aofas: '', koos: '', faam: '' });
  note = $state('');

  readonly noteTooLong: boolean = $derived(this.note.length > NOTE_LIMIT);
  /** What is wrong, by field. */
  readonly wrong: Partial<Record<'percent' | 'sore' | ScoreName, string>> = $derived.by(() => {
    const found: Partial<Record<'percent' | 'sore' | ScoreName, string>> = {};
    if (whole(this.percent, 100) === false) found.percent = wrongNumber(weekly.percentHint, 100);
    if (whole(this.sore, 20) === false) found.sore = wrongNumber(weekly.soreHint, 20);
    for (const name of scoreOrder) if (whole(this.scores[name], scoreMost[name]) === false) found[name] = wrongNumber(scoreWord[name], scoreMost[name]);
    return found;
  });
  readonly sound: boolean = $derived(Object.keys(this.wrong).length === 0 && !this.noteTooLong);
  readonly any: boolean = $derived.by(() => JSON.stringify({ ...this.draft(), activities: [] }) !== JSON.stringify(nothing) || this.activities.some((a) => a.score !== null));

  /** The person's own activities, as they were named before; at first, one line to fill. */
  constructor(activities: readonly string[]) {
    super();
    this.activities = (activities.length === 0 ? [''] : activities).map((name) => new Activity(name));
  }

  readonly mayAdd: boolean = $derived(this.activities.length < MOST_ACTIVITIES);

  add(): void {
    if (this.mayAdd) this.activities = [...this.activities, new Activity()];
  }

  draft(): WeekDraft {
    const num = (typed: string, most: number) => whole(typed, most) || (typed.trim() === '0' ? 0 : null);
    const note = this.note.trim();
    const activities: ActivityScore[] = this.activities.flatMap(({ name, score }) => (name.trim() === '' ? [] : [{ name: name.trim(), score }]));
    const scores = scoreOrder.flatMap((name) => {
      const total = num(this.scores[name], scoreMost[name]);
      return total === null ? [] : [{ name, total }];
    });
    return {
      percent: num(this.percent, 100), confidence: this.confidence, frustration: this.frustration, fatigue: this.fatigue, sore_places: num(this.sore, 20),
      slept_badly: this.sleptBadly, low_mood: this.lowMood, activities, scores, note: note === '' ? null : note,
    };
  }

  save(): Promise<boolean> {
    return this.sound ? this.keep(() => call('answer_week', { week: this.draft() })) : Promise.resolve(false);
  }

  leave(): Promise<boolean> {
    return this.keep(() => call('answer_week', { week: nothing }));
  }
}

// The signs before a run and on the way, as the fake asks and keeps them.

import type { BeforeRun } from '../generated/BeforeRun';
import type { RunEventLine } from '../generated/RunEventLine';
import type { RunSign } from '../generated/RunSign';
import { refused, type Desk, type Handlers } from './library';

export type RunSignsCommand = 'before_run' | 'answer_before_run' | 'mid_run' | 'tell_mid_run';

const line = (checklist: string) => (text: string, item: number): RunSign => ({ checklist, item, text, why: null, urgency: checklist === 'mid-run-ease' ? null : 'within_days' });

const quick = [
  'A hot, red joint or bone, or a sore place with redness and warmth, together with fever',
  'Numbness, tingling or weakness, for example down a leg, or a foot that drops',
  'A pop or snap, a sudden stab, or it gave way',
  'You limp, or you move differently to spare it',
  'It hurts at rest, rest does not ease it, or it is worse at night',
  'New swelling, in a joint or around the sore spot, or a large bruise',
  'A joint locks, catches or feels unstable',
  'A feeling that something is wrong',
].map(line('red-flags'));

const stop = [
  'A sharp pain that makes you limp',
  'A pop or a sudden stab',
  'A joint swells or wobbles after a misstep',
  'Pain that rest does not ease, or that was worse last night',
  'Numbness or tingling down a leg',
  'A large bruise has come up',
].map(line('mid-run'));

const ease = ['The back tightens', 'An ache has begun, and you run as you always do'].map(line('mid-run-ease')).map((sign) => ({
  ...sign,
  why: 'Slow down, or walk for a while. If it does not settle, take the short way home.',
}));

export function runSigns(desk: Desk): Pick<Handlers, RunSignsCommand> {
  let view: BeforeRun = {
    day: '2026-04-02', asked: true, red: false,
    summary: 'Answer for how it is now. Not sure counts as worth asking. With chest pain, fainting or severe breathlessness, leave this list and call your emergency number.',
    signs: quick, told: null, flag: null,
    tired: { what: 'No speed from', value: '7 of 10', cite: 'Sinew', doi: null, bars: 0, grade: 'APP', own_default: true },
  };
  const events: RunEventLine[] = [];
  return {
    before_run: () => view,
    answer_before_run: ({ draft }) => {
      const signs = quick.filter((sign) => draft.signs.some((ticked) => ticked.item === sign.item)).map((sign) => sign.text);
      const flow = { card: 'seen_within_days', loading: 'paused', may_override: true } as const;
      const flag = signs.length === 0 ? null : { id: 'f-1', day: view.day, urgency: 'within_days' as const, signs, flow, advice: [], cleared: null, overridden: null, slip: false, open: true };
      view = { ...view, asked: false, told: draft, flag };
      desk.tell('running');
      return view;
    },
    mid_run: () => ({
      stop, ease, events, at: '8:30',
      stop_summary: 'With chest pain, fainting or severe breathlessness, call your emergency number.',
      ease_summary: 'Nothing that ends a run, as long as it settles. If it grows, or you begin to spare it, walk back.',
    }),
    tell_mid_run: ({ draft }) => {
      if (draft.felt.length === 0) throw refused('invalid', ['felt: nothing was ticked']);
      const felt = [...stop, ...ease].filter((sign) => draft.felt.some((ticked) => ticked.checklist === sign.checklist && ticked.item === sign.item));
      const event = { at: '8:30', exercise: 'run', nth: 5, of: 10, felt: felt.map((sign) => sign.text), stop: felt.some((sign) => sign.urgency !== null) };
      events.push(event);
      return event;
    },
  };
}

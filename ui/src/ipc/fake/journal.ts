// What the fake answers about the journal. It searches as the program does, as far as a page can see it.

import type { Appointment } from '../generated/Appointment';
import type { EntryDraft } from '../generated/EntryDraft';
import type { EntryLine } from '../generated/EntryLine';
import type { Found } from '../generated/Found';
import type { QuestionLine } from '../generated/QuestionLine';
import type { SourceNote } from '../generated/SourceNote';
import type { WorryLine } from '../generated/WorryLine';
import { refused, type Desk, type Handlers } from './library';
import { TODAY } from './today';

export type JournalCommand = 'journal' | 'keep_entry' | 'void_entry' | 'undo_entry' | 'add_worry' | 'rest_worry' | 'search';

const source: SourceNote = { what: 'Worry', value: '', cite: 'Guides for injured runners', doi: null, bars: 1, grade: 'practice', own_default: false };
const list = [
  { line: 'fitness-loss', words: 'Am I losing speed?', answer: 'Fitness goes slowly at first, and what you keep moving you keep. A week or two costs little.', card: 'What a break really costs' },
  { line: 'race-while-injured', words: 'Will I be ready for the race?', answer: 'Look at what you have run lately without pain. A lighter start, a shorter race, or watching are plans too.', card: 'A race in the diary, and an injury' },
  { line: 'bone-fuel', words: 'Am I putting on weight?', answer: 'Weight moves by days and by water. A body that repairs needs food, and eating less now slows it.', card: 'Food for bone' },
  { line: 'pain-is-a-signal', words: 'Is it all in my head?', answer: 'Poor sleep, stress and fear turn pain up. That does not make it imagined.', card: 'Why pain is a signal' },
  { line: 'plateau', words: 'Will it ever get better?', answer: 'Tissue takes weeks, and some weeks stand still. When nothing moves for a while, somebody should look at it again.', card: 'Nothing has changed for a week' },
];

function entry(id: string, day: string, more: Partial<EntryLine>): EntryLine {
  return {
    id, day, mood: null, motivation: null, confidence: null, feelings: [], note: null, voided: false, earlier: [], written_day: day, written_at: '21:14', ...more,
  };
}

function worry(id: string, of: string | (typeof list)[number], more: Partial<WorryLine> = {}): WorryLine {
  const listed = typeof of === 'string' ? null : of;
  return {
    id, day: '2026-03-29', words: typeof of === 'string' ? of : of.words, answer: listed?.answer ?? null, source: listed === null ? null : source,
    card: listed === null ? null : { id: listed.line, name: listed.card }, rests_since: null, ...more,
  };
}

const listed = (at: number) => list[at] ?? { line: '', words: '', answer: '', card: '' };

export function journalHandlers(desk: Desk): Pick<Handlers, JournalCommand> {
  const empty = desk.scene === 'journal-empty';
  let count = 10;
  let entries: EntryLine[] = empty ? [] : [
    entry('e-5', '2026-04-01', { mood: 4, motivation: 6, confidence: 5, feelings: ['frustrated', 'patient'], note: 'Skipped the club run again. The stairs at the café were fine, and nobody noticed the new shoes.' }),
    entry('e-4', '2026-03-31', {
      mood: 6, note: 'Evening session was hard. Slept well after it.', written_day: '2026-04-01', written_at: '08:50',
      earlier: [{ day: '2026-03-31', at: '21:40', of_day: '2026-03-31', mood: 3, motivation: null, confidence: null, feelings: ['doubtful'], note: 'Evening session was too hard.', voided: false }],
    }),
    entry('e-3', '2026-03-29', { feelings: ['hopeful', 'proud'], confidence: 7 }),
    entry('e-2', '2026-03-29', { note: 'Wrong day, this was about the other shoes.', voided: true, earlier: [{ day: '2026-03-29', at: '20:02', of_day: '2026-03-29', mood: null, motivation: null, confidence: null, feelings: [], note: 'Wrong day, this was about the other shoes.', voided: false }] }),
    entry('e-1', '2026-03-26', { mood: 0, motivation: 2, confidence: 1, feelings: ['afraid'], note: 'Is it in my head? Ten days to the race.' }),
  ];
  let worries: WorryLine[] = empty ? [] : [
    worry('w-3', 'Will the others be too fast for me in May?', { day: '2026-04-01' }), worry('w-2', listed(0)), worry('w-1', listed(2), { day: '2026-03-12', rests_since: '2026-03-26' }),
  ];
  const appointment: Appointment | null = empty ? null : { id: 'd-1', with: 'M. Sand, physio', day: '2026-04-07', at: '09:30' };
  const questions: QuestionLine[] = empty ? [] : [
    { id: 'q-2', day: '2026-04-01', words: 'May I hop yet?', done: false }, { id: 'q-1', day: '2026-03-28', words: 'Which shoe for the trails?', done: false },
  ];

  const told = () => {
    desk.tell('journal');
    return null;
  };
  const turn = (id: string, next: (entry: EntryLine) => Partial<EntryLine>) => {
    if (!entries.some((one) => one.id === id)) throw refused('not_found');
    entries = entries.map((one) => {
      if (one.id !== id) return one;
      const { written_day: day, written_at: at, day: of_day, mood, motivation, confidence, feelings, note, voided } = one;
      const earlier = [{ day, at, of_day, mood, motivation, confidence, feelings, note, voided }, ...one.earlier];
      return { ...one, ...next(one), earlier, written_day: TODAY, written_at: '14:02' };
    });
    return told();
  };
  const stateOf = ({ mood, motivation, confidence, feelings, note, day }: EntryDraft) => ({ mood, motivation, confidence, feelings, note, day: day ?? TODAY });

  return {
    journal: ({ most }) => ({
      today: TODAY, entries: entries.slice(0, most), more: entries.length > most, worries: worries.filter((w) => w.rests_since === null),
      earlier: worries.filter((w) => w.rests_since !== null),
      options: list.map(({ line, words }) => ({ line, words, open: worries.some((w) => w.words === words && w.rests_since === null) })),
      about: { id: 'worry-list', name: 'The three worries of a resting runner' }, visit: { appointment, later: empty ? 0 : 1, questions },
    }),
    keep_entry: ({ entry: draft }) => {
      if (draft.id !== null) {
        turn(draft.id, () => stateOf(draft));
        return draft.id;
      }
      const id = `e-${String((count += 1))}`;
      entries = [entry(id, draft.day ?? TODAY, { ...stateOf(draft), written_at: '14:02' }), ...entries];
      told();
      return id;
    },
    void_entry: ({ id, voided }) => turn(id, () => ({ voided })),
    undo_entry: ({ id }) => turn(id, ({ earlier: [before] }) => (before === undefined ? {} : { mood: before.mood, motivation: before.motivation, confidence: before.confidence, feelings: before.feelings, note: before.note, voided: before.voided, day: before.of_day })),
    add_worry: ({ line, words }) => {
      const id = `w-${String((count += 1))}`;
      worries = [worry(id, list.find((of) => of.line === line) ?? words ?? '', { day: TODAY }), ...worries];
      told();
      return id;
    },
    rest_worry: ({ id, atRest }) => {
      worries = worries.map((w) => (w.id === id ? { ...w, rests_since: atRest ? TODAY : null } : w));
      return told();
    },
    search: ({ typed }) => {
      const texts: Omit<Found, 'marks' | 'cut_before' | 'cut_after'>[] = [
        ...(appointment === null ? [] : [{ what: 'appointment' as const, id: appointment.id, day: appointment.day, words: appointment.with }]),
        ...entries.filter((e) => !e.voided).flatMap((e) => (e.note === null ? [] : [{ what: 'journal' as const, id: e.id, day: e.day, words: e.note }])),
        ...worries.map((w) => ({ what: 'worry' as const, id: w.id, day: w.day, words: w.words })),
        ...questions.map((q) => ({ what: 'question' as const, id: q.id, day: q.day, words: q.words })),
        ...(empty ? [] : [{ what: 'session' as const, id: 's-7', day: '2026-03-31', words: 'Step at the back door. New shoes.' }]),
      ];
      const found = texts.flatMap((text): Found[] => {
        const marks = marksOf(text.words, typed);
        return marks === null ? [] : [{ ...text, marks, cut_before: false, cut_after: false }];
      });
      return { found: found.sort((a, b) => b.day.localeCompare(a.day)), more: false };
    },
  };
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Null where a word that was typed begins none of the text. */
function marksOf(text: string, typed: string): [number, number][] | null {
  const asked = plain(typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  if (asked.length === 0 || !asked.every((word) => words.some((w) => plain(w[0]).startsWith(word)))) return null;
  return words.filter((w) => asked.some((word) => plain(w[0]).startsWith(word))).map((w) => [w.index, w.index + w[0].length]);
}

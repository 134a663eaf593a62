// Finding an exercise while a programme is made: every word that is typed begins a word of its name, of another name,
// of a place on the body or of a muscle. Names come first.

import type { ExerciseLine } from '../ipc/generated/ExerciseLine';

export function find(lines: readonly ExerciseLine[], typed: string): ExerciseLine[] {
  const asked = wordsOf(typed);
  if (asked.length === 0) return [...lines];
  const scored: { line: ExerciseLine; score: number }[] = [];
  for (const line of lines) {
    const name = wordsOf(line.name);
    const other = wordsOf([...line.also, ...line.regions, ...line.muscles, ...line.topics, ...line.equipment].join(' '));
    let score = 0;
    const all = asked.every((word) => {
      if (name.some((w) => w.startsWith(word))) score += 2;
      else if (other.some((w) => w.startsWith(word))) score += 1;
      else return false;
      return true;
    });
    if (all) scored.push({ line, score: score + (name[0]?.startsWith(asked[0] ?? '') === true ? 1 : 0) });
  }
  return scored.sort((a, b) => b.score - a.score).map((s) => s.line);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(/[^a-z0-9]+/).filter((w) => w !== '');
}

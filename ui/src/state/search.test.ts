import { describe, expect, test } from 'vitest';
import { nearly, SearchIndex, wordsOf, type Entry } from './search';

const entries: Entry[] = [
  { name: 'Bridge, one leg', also: ['single leg bridge'], tags: ['Buttock', 'gluteus maximus', 'Mat'] },
  { name: 'Clamshell', also: ['clam', 'side lying hip opener'], tags: ['Hip', 'gluteus medius', 'Elastic band', 'Knee cap pain'], text: 'Trains the muscle at the side of the hip.' },
  { name: 'Heel drop, knee straight', also: ['eccentric heel drop', 'Alfredson'], tags: ['Achilles', 'Calf', 'Step or stair', 'Achilles pain'] },
  { name: 'Heel drop, knee bent', also: ['soleus lowering'], tags: ['Achilles', 'Calf', 'Step or stair', 'Achilles pain'] },
  { name: 'Knee extension hold', tags: ['Knee', 'quadriceps'], text: 'For the tendon below the knee.' },
  { name: 'Élan walk', tags: ['Whole body'] },
];
const index = new SearchIndex(entries);
const find = (typed: string) => index.find(typed).map((i) => entries[i]?.name);

describe('finding', () => {
  test('the beginning of a word is enough', () => expect(find('clam')).toEqual(['Clamshell']));
  test('nothing typed finds everything in its order', () => expect(find('  ')).toEqual(entries.map((e) => e.name)));
  test('other names, places, things, muscles and injuries count', () => {
    expect(find('alfredson')).toEqual(['Heel drop, knee straight']);
    expect(find('buttock')).toEqual(['Bridge, one leg']);
    expect(find('elastic')).toEqual(['Clamshell']);
    expect(find('quadri')).toEqual(['Knee extension hold']);
    expect(find('achilles pain')).toHaveLength(2);
  });
  test('every word must be there, in any order', () => {
    expect(find('bent heel')).toEqual(['Heel drop, knee bent']);
    expect(find('heel knee ben')).toEqual(['Heel drop, knee bent']);
    expect(find('heel clam')).toEqual([]);
  });
  test('a name comes before what it belongs to, and its beginning before its end', () => {
    expect(find('knee')[0]).toBe('Knee extension hold');
    expect(find('knee').at(-1)).toBe('Clamshell');
  });
  test('what is worth the same stays in the order of the list', () => expect(find('heel drop')).toEqual(['Heel drop, knee straight', 'Heel drop, knee bent']));
  test('accents and capitals do not matter', () => {
    expect(find('elan')).toEqual(['Élan walk']);
    expect(find('ÉLAN')).toEqual(['Élan walk']);
  });
  test('small words are left out', () => expect(find('for the knee')).toEqual(find('knee')));
  test('the inside of a word is found when no word begins so', () => expect(find('shell')).toEqual(['Clamshell']));
  test.each(['clamshel', 'clmashell', 'clamzhell', 'clamshhell', 'camshell'])('one letter may be wrong: %s', (typed) => {
    expect(find(typed)).toEqual(['Clamshell']);
  });
  test('glutes are glutei', () => expect(find('glutes')).toEqual(['Bridge, one leg', 'Clamshell']));
  test('two letters may not be wrong, and short words are not guessed at', () => {
    expect(find('clumshall')).toEqual([]);
    expect(find('zat')).toEqual([]);
  });
  test('signs are no words', () => expect(find('!?%')).toHaveLength(entries.length));
});

test('words are cut at signs', () => expect(wordsOf('Run-walk, 5 × 1’ (Pietilä)')).toEqual(['run', 'walk', '5', '1', 'pietila']));
test('nearly looks at the beginning only', () => expect([nearly('solues', 'soleus'), nearly('sole', 'soleus'), nearly('zzleus', 'soleus')]).toEqual([true, true, false]));

test('ten thousand records give the same answers as few', () => {
  const many = Array.from({ length: 10_000 }, (_, i): Entry => {
    const of = entries[i % entries.length] as Entry;
    return { ...of, name: `${of.name} ${String(Math.floor(i / entries.length))}` };
  });
  const big = new SearchIndex(many);
  expect(big.find('clam').every((i) => i % entries.length === 1)).toBe(true);
  expect(big.find('clam')).toHaveLength(1667);
  expect(big.find('heel bent 12').map((i) => many[i]?.name)[0]).toBe('Heel drop, knee bent 12');
});

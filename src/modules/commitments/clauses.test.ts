import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses.js';

const acts = (n: number) => Array.from({ length: n }, () => ({ verb: '', act: 'urge' as const, addressees: [] }));

describe('the words of an act', () => {
  it('run from its verb to the next one, without what joins the two', () => {
    const runs = [
      { text: 'Urges', act: 0 },
      { text: ' States to light harbours, and therefore ' },
      { text: 'invites', act: 1 },
      { text: ' all others to help;' },
    ];
    expect(clausesOf({ pieces: [{ label: null, depth: 0, runs }], acts: acts(2) }, 'en')).toEqual([
      'Urges States to light harbours',
      'invites all others to help',
    ]);
  });

  it('begin with the paragraph, not with the verb, for the first act', () => {
    const runs = [{ text: 'In this spirit, ' }, { text: 'urges', act: 0 }, { text: ' States to act.' }];
    expect(clausesOf({ pieces: [{ label: null, depth: 0, runs }], acts: acts(1) }, 'en')).toEqual([
      'In this spirit, urges States to act',
    ]);
  });

  it('hold the items below it, and skip the places of notes', () => {
    const pieces = [
      { label: null, depth: 0, runs: [{ text: 'Requests', act: 0 }, { note: 3 }, { text: ' the Office:' }] },
      { label: '(a)', depth: 1, runs: [{ text: 'To light harbours;' }] },
      { label: '(b)', depth: 1, runs: [{ text: 'To ' }, { text: 'report', date: 0 }, { text: ' on it.' }] },
    ];
    expect(clausesOf({ pieces, acts: acts(1) }, 'en')).toEqual([
      'Requests the Office:\nTo light harbours;\nTo report on it',
    ]);
  });

  it('are the whole paragraph where the text does not show the verb', () => {
    const pieces = [{ label: null, depth: 0, runs: [{ text: '照亮港口。' }] }];
    expect(clausesOf({ pieces, acts: acts(1) }, 'zh')).toEqual(['照亮港口。']);
  });

  it.each([
    ['ar', 'يحث الدول على العمل، و', 'يحث الدول على العمل'],
    ['es', 'Insta a los Estados a actuar, y', 'Insta a los Estados a actuar'],
    ['fr', 'Prie les États d’agir, et, en conséquence,', 'Prie les États d’agir'],
    ['ru', 'призывает государства действовать, а также', 'призывает государства действовать'],
    ['zh', '敦促各国采取行动，并', '敦促各国采取行动'],
    ['en', 'urge States to join the Protocol. We', 'urge States to join the Protocol'],
    ['en', 'urge States to join, and we also', 'urge States to join'],
    ['fr', 'demandons aux États d’agir. Nous', 'demandons aux États d’agir'],
    ['ru', 'призываем государства действовать. Мы также', 'призываем государства действовать'],
    ['zh', '敦促各国采取行动。我们还', '敦促各国采取行动'],
    ['ar', 'نحث الدول على العمل. ونحن', 'نحث الدول على العمل'],
  ] as const)('end before the "and" or the "we" of %s: %s', (lang, said, words) => {
    const runs = [
      { text: said, act: 0 },
      { text: ' x', act: 1 },
    ];
    expect(clausesOf({ pieces: [{ label: null, depth: 0, runs }], acts: acts(2) }, lang)[0]).toBe(words);
  });
});

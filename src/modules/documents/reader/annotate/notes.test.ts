import { describe, expect, it } from 'vitest';
import type { Lang } from '../reading.js';
import { citeNotes, findCitations } from './index.js';

function cited(texts: string[], lang: Lang): string[][] {
  const notes = texts.map((text, i) => ({ n: i + 1, text }));
  return [...citeNotes(notes, lang, 'GENERAL_ASSEMBLY').values()];
}

describe('notes that repeat the one before', () => {
  it.each<[Lang, string[]]>([
    [
      'en',
      [
        'United Nations, Treaty Series, vol. 2225, No. 39574.',
        'Ibid., vol. 2237, No. 39574.',
        'Resolution 70/1.',
        'Ibid.',
      ],
    ],
    [
      'fr',
      [
        'Nations Unies, Recueil des Traités, vol. 2225, no 39574.',
        'Ibid., vol. 2237, n o 39574.',
        'Résolution 70/1.',
        'Ibid.',
      ],
    ],
    [
      'es',
      [
        'Naciones Unidas, Treaty Series, vol. 2225, núm. 39574.',
        'Ibid., vol. 2237, núm. 39574.',
        'Resolución 70/1.',
        'Ibid.',
      ],
    ],
    [
      'ru',
      [
        'United Nations, Treaty Series, vol. 2225, No. 39574.',
        'Там же, vol. 2237, No. 39574.',
        'Резолюция 70/1.',
        'Там же.',
      ],
    ],
    [
      'ar',
      [
        'الأمم المتحدة، مجموعة المعاهدات، المجلد 2225، الرقم 39574.',
        'المرجع نفسه، المجلد 2237، الرقم 39574.',
        'القرار 70/1.',
        'المرجع نفسه.',
      ],
    ],
    [
      'zh',
      [
        '联合国，《条约汇编》，第 2225 卷，第 39574 号。',
        '同上，第 2237 卷，第 39574 号。',
        '第 70/1 号决议。',
        '同上。',
      ],
    ],
  ])('keep what they do not change: %s', (lang, texts) => {
    expect(cited(texts, lang)).toEqual([['UNTS 2225 39574'], ['UNTS 2237 39574'], ['A/RES/70/1'], ['A/RES/70/1']]);
  });

  it('keep the registration where a volume alone is given', () => {
    expect(
      cited(['United Nations, Treaty Series, vols. 2225 and 2241, No. 39574.', 'Ibid., vol. 2237.'], 'en'),
    ).toEqual([['UNTS 2225 39574', 'UNTS 2241 39574'], ['UNTS 2237 39574']]);
  });

  it('repeat the document where only its chapter changes', () => {
    const first =
      'See Official Records of the General Assembly, Sixty-eighth Session, Supplement No. 53 (A/68/53), chap. V.';
    expect(cited([first, 'Ibid., chap. VI.'], 'en')).toEqual([['A/68/53'], ['A/68/53']]);
  });

  it('give nothing for the series of the League of Nations, nor for what follows it', () => {
    expect(cited(['League of Nations, Treaty Series, vol. 60, No. 1414.', 'Ibid.'], 'en')).toEqual([[], []]);
  });
});

describe('citations', () => {
  it.each([
    'See https://undocs.org/en/A/RES/23/5 and www.un.org/A/70/94.',
    'the Convention on the Rights of the Child and its article 3/4',
    'held on 3/4 June, with 12/15 members in favour',
    'decision 74/544 of the Assembly',
  ])('are not made of links, bare fractions or decisions: %s', (text) => {
    expect(findCitations({ text, lang: 'en', organ: 'GENERAL_ASSEMBLY' })).toEqual([]);
  });

  it.each([
    ['resolution 23/5 of the Human Rights Council', 'A/HRC/RES/23/5'],
    ['Council resolution 2015/23', 'E/RES/2015/23'],
    ['Commission on Crime Prevention and Criminal Justice resolution 32/1', 'CCPCJ 32/1'],
    [
      'resolution 10/1 of the Conference of the Parties to the United Nations Convention against Transnational Organized Crime',
      'UNTOC COP 10/1',
    ],
    ['resolution 3074 (XXVIII)', 'A/RES/3074 (XXVIII)'],
    ['its resolution S-10/2', 'A/RES/S-10/2'],
    ['resolution 41/6 J', 'A/RES/41/6 J'],
    ['the statement contained in S/PRST/2015/25', 'S/PRST/2015/25'],
    ['document E/2002/68/Add.1', 'E/2002/68/Add.1'],
    ['S/RES/2331 (2016)', 'S/RES/2331(2016)'],
    ['the Forced Labour (Supplementary Measures) Recommendation, 2014 (No. 203)', 'ILO R203'],
  ])('name the body by the words beside the number: %s', (text, code) => {
    expect(findCitations({ text, lang: 'en', organ: 'GENERAL_ASSEMBLY' })).toEqual([code]);
  });

  it('take a bare number as the own resolution of the organ', () => {
    const input = { text: 'recalling its resolution 44/4', lang: 'en' as const };
    expect(findCitations({ ...input, organ: 'HUMAN_RIGHTS_COUNCIL' })).toEqual(['A/HRC/RES/44/4']);
    expect(findCitations({ ...input, organ: 'GENERAL_ASSEMBLY' })).toEqual(['A/RES/44/4']);
  });
});

import { describe, expect, it } from 'vitest';
import { alikeGroups, resemblance, sketch } from './alike.js';
import { paragraphsOf, passagesOf } from './sentences.js';

const LAW =
  'In 2019 the parliament adopted a new act against trafficking in persons, which makes every form of it a crime and gives victims time to recover before they decide.';
const OTHER =
  'The labour inspectorate trained two hundred officers in three provinces, and opened a telephone line on which workers speak with interpreters about their wages and papers.';
const CHINESE =
  '议会于二〇一九年通过了新的反人口贩运法，将一切形式的贩运定为犯罪，并给予受害人恢复和考虑的时间，同时设立了专门基金。';

describe('passages that are nearly the same', () => {
  const groupsOf = (texts: readonly [string, 'en' | 'zh'][]) => {
    const sketched = texts.flatMap(([text, lang], at) => sketch(text, lang, at));
    return alikeGroups(sketched).map((group) => group.map((at) => sketched[at]?.text));
  };

  it('are found whatever stands around them and though a word differs', () => {
    const changed = LAW.replace('new act', 'new law');
    expect(
      groupsOf([
        [`${LAW}\n\n${OTHER}`, 'en'],
        [OTHER.replace('two', 'three'), 'en'],
        [`A word first.\n\n${changed}`, 'en'],
      ]),
    ).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });

  it('are found in Chinese, which writes no blanks', () => {
    expect(
      groupsOf([
        [CHINESE, 'zh'],
        [CHINESE.replace('专门', '特别'), 'zh'],
        [LAW, 'en'],
      ]),
    ).toEqual([[0, 1]]);
  });

  it('are not those of one text alone, nor phrases, nor what shares a few words', () => {
    expect(
      groupsOf([
        [`${LAW}\n\n${LAW}`, 'en'],
        [OTHER, 'en'],
      ]),
    ).toEqual([]);
    expect(
      groupsOf([
        ['We agree.', 'en'],
        ['We agree.', 'en'],
      ]),
    ).toEqual([]);
    expect(resemblance(Uint32Array.of(1, 2, 3), Uint32Array.of(2, 3, 4))).toBe(0.5);
    expect(resemblance(Uint32Array.of(), Uint32Array.of())).toBe(0);
  });
});

describe('sentences that are marked', () => {
  it('stand where the text has them, neighbours as one passage', () => {
    const text = '  One was done. Two followed.\n\nThree came. Four ended.';
    expect(paragraphsOf(text, 'en').map((one) => one.length)).toEqual([2, 2]);
    const passages = passagesOf(text, 'en', [3, 0, 1]) ?? [];
    expect(passages.map((one) => one.text)).toEqual(['One was done. Two followed.', 'Four ended.']);
    for (const { start, end, text: words } of passages) expect(text.slice(start, end)).toBe(words);
    expect(passagesOf(text, 'en', [9])).toBeNull();
    expect(passagesOf(text, 'en', [])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { placeAddressees } from './addressee-places.js';

function marked(text: string, lang: 'en' | 'zh' | 'fr', acts: { verb: string; addressees: string[] }[]): string[] {
  let after = 0;
  const asking = acts.map(({ verb, addressees }) => {
    const from = text.indexOf(verb, after);
    after = from + verb.length;
    return { span: [from, after] as [number, number], addressees };
  });
  return placeAddressees(text, lang, asking).map(({ act, span }) => `${act} ${text.slice(span[0], span[1])}`);
}

describe('words that name who is asked', () => {
  it('are found after each verb, each addressee once', () => {
    const text = 'Urges Member States to act, and invites the Secretary-General to tell Member States;';
    expect(
      marked(text, 'en', [
        { verb: 'Urges', addressees: ['MEMBER_STATES'] },
        { verb: 'invites', addressees: ['SECRETARY_GENERAL'] },
      ]),
    ).toEqual(['0 Member States', '1 Secretary-General']);
  });

  it('are found without spaces between words', () => {
    expect(
      marked('敦促会员国采取行动，并请秘书长提出报告；', 'zh', [
        { verb: '敦促', addressees: ['MEMBER_STATES'] },
        { verb: '请', addressees: ['SECRETARY_GENERAL'] },
      ]),
    ).toEqual(['0 会员国', '1 秘书长']);
  });

  it('are nowhere for an act that asks nobody', () => {
    expect(marked('Welcomes the work of Member States;', 'en', [{ verb: 'Welcomes', addressees: [] }])).toEqual([]);
  });
});

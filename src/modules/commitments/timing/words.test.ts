import { beforeAll, describe, expect, it } from 'vitest';
import { addMessages, LANGS, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { DateMention } from '../../documents/index.js';
import type { CommitmentState } from '../commitment.js';
import { sessionOpenings } from '../facts/session-openings.js';
import { openingsOf } from './sessions.js';
import { timingOf } from './timing-of.js';
import { timingWords } from './words.js';

beforeAll(() => {
  addMessages('commitments', new URL('../messages/', import.meta.url));
  addMessages('documents', new URL('../../documents/messages/', import.meta.url));
});

const openings = openingsOf(sessionOpenings);
const today = '2026-11-29';

function words(
  date: Omit<DateMention, 'text'> | null,
  lang: Lang = 'en',
  state: CommitmentState = 'open',
  brief = false,
): string[] {
  const context = { organ: 'GENERAL_ASSEMBLY', session: 70, adopted: '2015-12-17' };
  const timing = timingOf(date === null ? [] : [{ text: '', ...date }], openings, context);
  return timingWords(translatorFor(lang), timing, { today, openings, state, brief }).map(({ text, note }) =>
    note === null ? text : `${text} | ${note}`,
  );
}

describe('when, in words', () => {
  it.each<[Omit<DateMention, 'text'> | null, string]>([
    [
      { kind: 'deadline', session: 82 },
      '82nd session, 7 September 2027 to 4 September 2028 (expected) | begins in 9 months',
    ],
    [
      { kind: 'deadline', session: 84, not_after: '2029-12-31' },
      '84th session, no later than 31 December 2029 | begins in 2 years',
    ],
    [{ kind: 'deadline', session: 72, month: '2017-10' }, '72nd session, October 2017 | overdue since 1 November 2017'],
    [{ kind: 'deadline', not_after: '2026-12-31' }, 'no later than 31 December 2026 | next month'],
    [{ kind: 'deadline', not_after: '2026-11-29' }, 'no later than 29 November 2026 | today'],
    [{ kind: 'deadline', year: 2026 }, '2026 | last day next month'],
    [{ kind: 'expected', year: 2026 }, 'expected: 2026 | last day next month'],
    [{ kind: 'expected', year: 2016 }, 'was expected: 2016'],
    [{ kind: 'observance', month_day: '--07-30' }, '30 July every year | next in 2027'],
    [
      { kind: 'recurrence', every: 'P4Y', from_session: 72 },
      'every 4 years from the 72nd session | next: 84th session, 11 September 2029 to 9 September 2030 (expected)',
    ],
    [{ kind: 'recurrence', every: 'P2Y', from_year: 2012 }, 'every 2 years from 2012 | next: 2026'],
    [{ kind: 'recurrence', every: 'P2Y' }, 'every 2 years, the words leave open when it begins'],
    [{ kind: 'recurrence', every: 'P1Y' }, 'every year, the words leave open when it begins'],
    [{ kind: 'recurrence', every: 'P?D' }, 'comes back; the words leave open how often'],
    [{ kind: 'period', start: '2016', end: '2030' }, '1 January 2016 to 31 December 2030'],
    [
      { kind: 'event', start: '2013-05-13', end: '2013-05-15', session: 67 },
      'took place: 67th session, 13 May 2013 to 15 May 2013',
    ],
    [{ kind: 'deadline' }, 'the words set a term but no day'],
    [null, 'no date'],
  ])('%j', (date, text) => {
    expect(words(date)).toEqual([text]);
  });

  it('nothing is late once it is done', () => {
    expect(words({ kind: 'deadline', not_after: '2017-10-31' }, 'en', 'done')).toEqual([
      'no later than 31 October 2017',
    ]);
  });

  it('nothing comes back once it is done, but what asks nobody does', () => {
    const yearly = { kind: 'observance', month_day: '--07-30' } as const;
    expect(words(yearly, 'en', 'done')).toEqual(['30 July every year']);
    expect(words(yearly, 'en', 'no-action')).toEqual(['30 July every year | next in 2027']);
  });

  it.each<[Omit<DateMention, 'text'>, string]>([
    [{ kind: 'deadline', session: 71 }, '71st session, 2016 | overdue'],
    [{ kind: 'deadline', session: 82 }, '82nd session, 2027 | begins in 9 months'],
    [{ kind: 'deadline', session: 84, not_after: '2029-12-31' }, 'no later than 31 Dec 2029 | begins in 2 years'],
    [{ kind: 'deadline', session: 72, month: '2017-10' }, 'Oct 2017 | overdue'],
    [{ kind: 'recurrence', every: 'P4Y', from_session: 72 }, 'every 4 years | next: 84th session, 2029'],
    [{ kind: 'recurrence', every: 'P2Y', from_year: 2012 }, 'every 2 years | next: 2026'],
  ])('in brief: %j', (date, text) => {
    expect(words(date, 'en', 'open', true)).toEqual([text]);
  });

  it('in every language, without a digit that is not Western', () => {
    const dates: Omit<DateMention, 'text'>[] = [
      { kind: 'deadline', session: 82 },
      { kind: 'observance', month_day: '--07-30' },
      { kind: 'recurrence', every: 'P4Y', from_session: 72 },
      { kind: 'recurrence', every: 'P2Y' },
    ];
    const all = LANGS.map((lang) => [lang, ...dates.flatMap((date) => words(date, lang))]);
    expect(all.flat().join()).not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/u);
    expect(all).toMatchInlineSnapshot(`
      [
        [
          "ar",
          "الدورة 82، من 7 أيلول/سبتمبر 2027 إلى 4 أيلول/سبتمبر 2028 (متوقع) | تبدأ خلال 9 أشهر",
          "30 تموز/يوليه من كل عام | المرة القادمة في عام 2027",
          "كل 4 سنوات اعتباراً من الدورة 72 | المرة القادمة: الدورة 84، من 11 أيلول/سبتمبر 2029 إلى 9 أيلول/سبتمبر 2030 (متوقع)",
          "كل سنتين، لا يحدد النص متى يبدأ",
        ],
        [
          "en",
          "82nd session, 7 September 2027 to 4 September 2028 (expected) | begins in 9 months",
          "30 July every year | next in 2027",
          "every 4 years from the 72nd session | next: 84th session, 11 September 2029 to 9 September 2030 (expected)",
          "every 2 years, the words leave open when it begins",
        ],
        [
          "es",
          "82.º período de sesiones, del 7 de septiembre de 2027 al 4 de septiembre de 2028 (previsto) | comienza dentro de 9 meses",
          "el 30 de julio de cada año | la próxima vez en 2027",
          "cada 4 años a partir del 72.º período de sesiones | la próxima vez: 84.º período de sesiones, del 11 de septiembre de 2029 al 9 de septiembre de 2030 (previsto)",
          "cada 2 años, el texto no dice desde cuándo",
        ],
        [
          "fr",
          "82e session, du 7 septembre 2027 au 4 septembre 2028 (date prévue) | commence dans 9 mois",
          "le 30 juillet de chaque année | la prochaine fois en 2027",
          "tous les 4 ans à partir de la 72e session | prochaine échéance : 84e session, du 11 septembre 2029 au 9 septembre 2030 (date prévue)",
          "tous les 2 ans, le texte ne dit pas à partir de quand",
        ],
        [
          "ru",
          "82-я сессия, с 7 сентября 2027 г. по 4 сентября 2028 г. (ожидается) | начинается через 9 месяцев",
          "30 июля каждого года | в следующий раз в 2027 г.",
          "каждые 4 года начиная с 72-й сессии | в следующий раз: 84-я сессия, с 11 сентября 2029 г. по 9 сентября 2030 г. (ожидается)",
          "каждые 2 года, в тексте не сказано, с какого времени",
        ],
        [
          "zh",
          "第82届会议，2027年9月7日至2028年9月4日（预计） | 9个月后开始",
          "每年7月30日 | 下一次在2027年",
          "自第72届会议起每4年 | 下一次：第84届会议，2029年9月11日至2030年9月9日（预计）",
          "每2年，案文未说明从何时开始",
        ],
      ]
    `);
  });
});

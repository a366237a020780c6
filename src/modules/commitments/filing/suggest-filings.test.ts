import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { SCHEMES } from '../commitment.js';
import { CONCEPTS } from './concepts.js';
import { findConcepts } from './find-concepts.js';
import { LEXICONS } from './lexicon/index.js';
import { phrasesOf } from './phrase.js';
import { type FilingInput, suggestFilings } from './suggest-filings.js';

const codesOf = (words: string, lang: Lang, rest: Partial<FilingInput> = {}) =>
  suggestFilings({ act: 'urge', addressees: [], citations: [], words, lang, ...rest }).map(({ code }) => code);

/** One request in six languages, in words of no resolution, and where it belongs. */
const EXAMPLES: [codes: string[], words: Record<Lang, string>][] = [
  [
    ['a'],
    {
      ar: 'تحث الدول على التصديق على البروتوكول في أقرب وقت',
      en: 'Urges all to ratify the Protocol soon',
      es: 'Insta a todos a ratificar pronto el Protocolo',
      fr: 'Engage chacun à ratifier bientôt le Protocole',
      ru: 'Призывает всех скорее ратифицировать Протокол',
      zh: '敦促各方早日批准该议定书',
    },
  ],
  [
    ['d', 'protection', '16.3'],
    {
      ar: 'تدعو إلى حماية الضحايا وتمكينهم من الحصول على تعويض',
      en: 'Asks for the protection of victims and for compensation',
      es: 'Pide la protección de las víctimas y una indemnización',
      fr: 'Demande la protection des victimes et une indemnisation',
      ru: 'Просит обеспечить защиту жертв и выплату компенсации',
      zh: '请求保护受害人并给予赔偿',
    },
  ],
  [
    ['e', 'prevention'],
    {
      ar: 'تدعو الجميع إلى إحياء اليوم العالمي لمكافحة الاتجار بالأشخاص',
      en: 'Invites everyone to keep the World Day against Trafficking in Persons',
      es: 'Invita a todos a celebrar el Día Mundial contra la Trata',
      fr: 'Invite chacun à célébrer la Journée mondiale contre la traite',
      ru: 'Предлагает всем отмечать Всемирный день борьбы с торговлей людьми',
      zh: '邀请人人纪念世界打击贩运人口日',
    },
  ],
  [
    ['f', 'partnerships'],
    {
      ar: 'تدعو المانحين إلى تقديم تبرعات إلى المكتب',
      en: 'Invites all to make voluntary contributions to the Office',
      es: 'Invita a todos a hacer contribuciones voluntarias a la Oficina',
      fr: 'Invite chacun à verser des contributions volontaires à l’Office',
      ru: 'Предлагает всем вносить добровольные взносы Управлению',
      zh: '邀请各方向该办公室提供自愿捐助',
    },
  ],
  [
    ['8.7'],
    {
      ar: 'تعرب عن القلق من العمل القسري',
      en: 'Is troubled by forced labour',
      es: 'Expresa inquietud por el trabajo forzoso',
      fr: 'S’inquiète du travail forcé',
      ru: 'Выражает озабоченность по поводу принудительного труда',
      zh: '对强迫劳动表示不安',
    },
  ],
  [
    [],
    {
      ar: 'تطلب إلى الأمين العام أن يقدم تقريرا في الدورة المقبلة',
      en: 'Requests the Secretary-General to report at the next session',
      es: 'Pide al Secretario General que informe en el próximo período de sesiones',
      fr: 'Prie le Secrétaire général de faire rapport à la prochaine session',
      ru: 'Просит Генерального секретаря представить доклад на следующей сессии',
      zh: '请秘书长向下届会议提交报告',
    },
  ],
];

describe('rules of filing', () => {
  it.each(LANGS)('file the same requests alike, in %s', (lang) => {
    for (const [codes, words] of EXAMPLES) expect(codesOf(words[lang], lang), words[lang]).toEqual(codes);
  });

  it('say which rule it was', () => {
    const input = { act: 'express_support', words: '', lang: 'en' } as const;
    expect(suggestFilings({ ...input, addressees: ['DONORS'], citations: ['ILO C182'] })).toEqual([
      { scheme: 'theme', code: 'a', rule: 'citation:ILO C182' },
      { scheme: 'theme', code: 'f', rule: 'addressee:DONORS' },
      { scheme: 'pillar', code: 'partnerships', rule: 'addressee:DONORS' },
      { scheme: 'target', code: '8.7', rule: 'citation:ILO C182' },
      { scheme: 'target', code: '16.2', rule: 'citation:ILO C182' },
    ]);
  });

  it('do not take the name of a treaty for what is asked', () => {
    const words =
      'Recalls the Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children';
    expect(codesOf(words, 'en')).toEqual([]);
    expect(codesOf('回顾《关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书》', 'zh')).toEqual([]);
    expect(
      codesOf(
        'Rappelle le Protocole visant à prévenir, réprimer et punir la traite des personnes, en particulier des femmes',
        'fr',
      ),
    ).toEqual([]);
    expect(
      codesOf(
        'Recuerda el Protocolo para prevenir, reprimir y sancionar la trata de personas, especialmente mujeres',
        'es',
      ),
    ).toEqual([]);
    expect(
      codesOf(
        'Ссылается на Протокол о предупреждении и пресечении торговли людьми, особенно женщинами и детьми, и наказании за нее',
        'ru',
      ),
    ).toEqual([]);
    expect(codesOf('تشير إلى بروتوكول منع وقمع ومعاقبة الاتجار بالأشخاص، وبخاصة النساء والأطفال', 'ar')).toEqual([]);
  });
});

describe('lexicons of filing', () => {
  it.each(LANGS)('find every phrase that they have, in %s', (lang) => {
    for (const concept of CONCEPTS) {
      expect(LEXICONS[lang][concept].length, concept).toBeGreaterThan(0);
      for (const phrase of LEXICONS[lang][concept].flatMap((line) => phrasesOf(line, lang))) {
        const words = phrase.words.map(({ text }) => text).join(' ');
        const said = lang === 'zh' ? words.replaceAll('…', '') : `xx ${words.toUpperCase()} xx`;
        expect(findConcepts(said, lang).has(concept), `${concept}: ${words}`).toBe(true);
      }
    }
  });

  it('find words across the breaks of lines and pages, in capitals and with Arabic vowel signs', () => {
    expect(codesOf('FORCED\n   LABOUR', 'en')).toEqual(['8.7']);
    expect(codesOf('强迫\n劳\n 动', 'zh')).toEqual(['8.7']);
    expect(codesOf('وَالعَمَلِ القَسْرِيِّ', 'ar')).toEqual(['8.7']);
  });
});

describe('rules of filing on any input', () => {
  const said = LANGS.flatMap((lang) => CONCEPTS.flatMap((concept) => LEXICONS[lang][concept]));
  const words = fc
    .array(fc.oneof(fc.constantFrom(...said), fc.string({ unit: 'grapheme', maxLength: 12 })))
    .map((parts) => parts.join(' '));
  const input = fc.record({
    act: fc.constantFrom('urge', 'undertake', 'express_support', 'recall'),
    addressees: fc.uniqueArray(
      fc.constantFrom('ICAT', 'DONORS', 'MEMBER_STATES_NOT_YET_PARTY', 'UNODC', 'constructor'),
    ),
    citations: fc.uniqueArray(fc.constantFrom('ILO C029', 'ILO C182', 'UNTS 266 3822', 'A/RES/64/293', '__proto__')),
    words,
    lang: fc.constantFrom(...LANGS),
  }) as fc.Arbitrary<FilingInput>;
  const order = Object.values(SCHEMES).flat() as string[];

  it('never throw, and give each code once, in the order of the schemes', () => {
    fc.assert(
      fc.property(input, (one) => {
        const codes = suggestFilings(one).map(({ code }) => order.indexOf(code));
        expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
        expect(codes).not.toContain(-1);
      }),
    );
  });

  it('mind neither the order of addressees and citations nor case', () => {
    fc.assert(
      fc.property(input, (one) => {
        const turned = {
          ...one,
          addressees: [...one.addressees].reverse(),
          citations: [...one.citations].reverse(),
          words: one.words.toLowerCase(),
        };
        expect(suggestFilings(turned)).toEqual(suggestFilings(one));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { coverage, textSource } from '../../../../tests/kit/reading-texts.js';
import { readText } from './read.js';
import type { Item, OperativeParagraph, Reading } from './reading.js';

/** Short texts of no organ, in the forms that the organs give theirs, as page extraction and clean texts bring them. */
const omni = `A/RES/78/999

Resolution adopted by the General Assembly on 22 December 2023

[on the report of the Fifth Committee (A/78/999)]

78/999. Questions relating to harbours

The General Assembly,

I
First subject: harbours in winter

Recalling its resolution 77/262 of 30 December 2022,

Having considered the report of the Secretary-General,1

1. Takes note of the report of the Secretary-General;

2. Endorses the conclusions contained in the report, subject to the provisions of the present resolution;

II
Second subject: steps

Recalling section X of its resolution 76/246 A,

1. Reaffirms the importance of steps;

2. Decides to revert to the matter at its seventy-ninth session;

Construction

3. Notes with concern the delays;

III
Third subject

Takes note of the report of the Bureau.

50th plenary meeting
22 December 2023`;

const statute = `79/998. Statute of the harbour tribunal

The General Assembly,

Recalling its resolution 78/1,

Approves the statute of the tribunal, as set out in the annex to the present resolution.

40th plenary meeting
4 December 2024

Annex I

Statute of the Harbour Tribunal

Article 1
Establishment

1. A tribunal is established.

2. It has five judges.

Article 2
Jurisdiction

1. The tribunal hears applications from:

(a) Staff;

(b) Former staff.

2. It decides by a majority.

Annex II

Scale of harbours

Harbour             2025    2026    2027
Freedonia           0.001   0.002   0.003
Ruritania           12.400  12.500  12.600

Appendix

The scale is reviewed every year.`;

const ab = `78/995. Harbours

A

Financing of harbours

The General Assembly,

Recalling its resolution 77/1,

1. Decides to pay;

2. Requests a report.

49th plenary meeting
20 December 2023

B

Programme of harbours

The General Assembly,

Recalling its resolution 77/2,

1. Approves the programme;

2. Decides to continue.

60th plenary meeting
3 May 2024`;

const sc = `                United Nations                                                        S/RES/9999 (2024)
                Security Council                                                      Distr.: General
                                                                                      20 December 2024

                Resolution 9999 (2024)

                Adopted by the Security Council at its 9999th meeting, on
                20 December 2024

                     The Security Council,
                     Recalling its previous resolutions on harbours, in particular resolutions 2331 (2016)
                and 2388 (2017),
                     Determining that the situation continues to constitute a threat to international
                peace and security,
                     Acting under Chapter VII of the Charter of the United Nations,
                     1.   Condemns all attacks on harbours;
                     2.   Decides to extend the mandate of the Mission until 31 December 2025;

                     Sanctions

                     3.   Decides that paragraph 4 of resolution 9998 (2023) shall be amended to read:
                          “4. States shall report to the Committee:
                          (a) Every month;
                          (b) Every year.”;
                     4.   Requests the Secretary-General:
                          (a) To report every 90 days on:
                          (i) The safety of harbours;
                          (ii) The freedom of movement;
                          (b) To keep the Council informed;
                     5.   Decides to remain actively seized of the matter.


24-99999 (E)
*2499999*`;

const hrc = `United Nations
A/HRC/RES/53/99
General Assembly
Distr.: General
17 July 2023
Original: English
Human Rights Council
Fifty-third session
19 June–14 July 2023
Agenda item 3
Resolution adopted by the Human Rights Council
on 12 July 2023
53/99. Trafficking in persons at harbours: safe arrival
The Human Rights Council,
Guided by the purposes and principles of the Charter of the United Nations,
Recalling all relevant Human Rights Council resolutions, and welcoming in particular
the contribution of the Special Rapporteur,
1. Decides to extend the mandate of the Special Rapporteur for a period of three
years;
2. Requests the Office of the United Nations High Commissioner for Human Rights
to provide all the assistance necessary;
3. Also decides to remain seized of the matter.
37th meeting
12 July 2023
[Adopted by a recorded vote of 28 to 12, with 7 abstentions. The voting was as follows:
In favour:
Algeria, Argentina, Bangladesh, Benin
Against:
Freedonia
Abstaining:
Ruritania]
GE.23-99999(E)`;

const draftFr = `Nations Unies
A/C.3/79/L.99/Rev.1
Assemblée générale
Distr. limitée
12 novembre 2024
Français
Original : anglais
Soixante-dix-neuvième session
Troisième Commission
Point 107 de l’ordre du jour
Prévention du crime et justice pénale
Allemagne, Argentine, Bélarus*, Cabo Verde, Côte d’Ivoire, Égypte, France,
Japon et Zambie : projet de résolution révisé
Améliorer la coordination dans les ports
L’Assemblée générale,
Rappelant sa résolution 78/228 du 19 décembre 2023 et la Déclaration de 20211,
ainsi que le Programme 2030,
Considérant que les ports doivent rester ouverts, et soulignant qu’il importe de
former le personnel,
Vivement préoccupée par la situation des enfants,
1. Prie instamment les États Membres de mettre en œuvre la Convention n° 29,
et invite les organisations internationales à les aider ;
2. Décide de se réunir en 2025 ;
3. Prie le Secrétaire général de lui présenter, à sa quatre-vingtième session, un
rapport sur l’application de la présente résolution.
_______________
* Au nom des États Membres de l’Organisation des Nations Unies.
1 Résolution 76/7, annexe.
24-99999 (F)
*2499999*`;

const es = `Naciones Unidas A/RES/79/997
Asamblea General
Distr. general
20 de diciembre de 2024
Septuagésimo noveno período de sesiones
Tema 107 del programa
Resolución aprobada por la Asamblea General el 17 de diciembre de 2024
[sobre la base del informe de la Tercera Comisión (A/79/459, párr. 37)]
79/997. Puertos y escalones
La Asamblea General,
Guiada por los propósitos y principios de la Carta de las Naciones Unidas y
reafirmando el artículo 5,
Profundamente preocupada por el hecho de que los puertos estén cerrados,
I
Puertos abiertos
1. Insta a los Estados Miembros a que abran los puertos:
a) De día;
b) De noche;
2. Exhorta a los Estados a que informen;
II
Seguimiento
3. Solicita al Secretario General que le presente un informe en su octogésimo
período de sesiones;
4. Decide seguir examinando la cuestión.
54ª sesión plenaria
17 de diciembre de 2024`;

const ru = `Организация Объединенных Наций A/RES/79/996
Генеральная Ассамблея
Семьдесят девятая сессия
Пункт 107 повестки дня
Резолюция, принятая Генеральной Ассамблеей 17 декабря 2024 года
[по докладу Третьего комитета (A/79/459, пункт 37)]
79/996. Порты и ступени
Генеральная Ассамблея,
ссылаясь на свои резолюции 78/228 от 19 декабря 2023 года и 64/293 от 30 июля
2010 года, в которой она приняла Глобальный план действий,
будучи глубоко обеспокоена тем, что порты закрыты, и
подчеркивая необходимость их открыть,
приветствуя доклад Генерального секретаря1,
1. настоятельно призывает государства-члены открыть порты:
a) днем;
b) ночью;
2. просит Генерального секретаря представить Генеральной Ассамблее на ее
восемьдесят первой сессии доклад об осуществлении настоящей резолюции.
53-е пленарное заседание,
17 декабря 2024 года
__________________
1 A/79/171.`;

const ar = `الأمم المتحدة
A/RES/79/992
الجمعية العامة
الدورة التاسعة والسبعون
البند ١٠٧ من جدول الأعمال
قرار اتخذته الجمعية العامة في ١٧ كانون الأول/ديسمبر ٢٠٢٤
٧٩/٩٩٢ - الموانئ والدرجات
إن الجمعية العامة،
إذ تشير إلى قرارها ٧٨/٢٢٨ المؤرخ ١٩ كانون الأول/ديسمبر ٢٠٢٣، وإلى الإعلان
السياسي لعام ٢٠٢١،
وإذ تلاحظ مع القلق أن الموانئ مغلقة، وتؤكد ضرورة فتحها،
١ - تحث الدول الأعضاء على فتح الموانئ:
(أ) نهارا؛
(ب) ليلا؛
٢ - تطلب إلى الأمين العام أن يقدم تقريرا إلى الجمعية العامة في دورتها
الحادية والثمانين؛
٣ - تقرر أن تواصل النظر في المسألة.
الجلسة العامة ٥٣
١٧ كانون الأول/ديسمبر ٢٠٢٤`;

const zh = `联 合 国
A/RES/79/991
大  会
Distr.: General
20 December 2024
第七十九届会议
议程项目 107
2024 年 12 月 17 日大会决议
[根据第三委员会的报告(A/79/459，第 37 段)通过]
79/991. 港口和台阶
大会，
回顾其 2023 年 12 月 19 日第 78/228 号决议和 2010 年 7 月 30 日第 64/293 号决议，并
回顾《政治宣言》，
深切关注港口关闭，
1. 敦促会员国开放港口：
(a) 白天；
(b) 夜间；
2. 请秘书长向大会第八十一届会议提交关于本决议执行情况的报告。
2024年12月17日
第53次全体会议
附件
港口共同规则
1. 港口每日开放。
2. 港口免费。`;

const nopre = `80/994. Credentials of harbours

The General Assembly

1. Decides to accept the credentials;

2. Takes note of the report.`;

const labels = (items: Item[]): string =>
  items.map((item) => item.label + (item.items.length > 0 ? `[${labels(item.items)}]` : '')).join(' ');
const line = (p: OperativeParagraph): string =>
  [
    p.part ? `${p.part}:` : '',
    p.n,
    p.heading ? ` <${p.heading}>` : '',
    ' ',
    p.text.split(/\s/)[0],
    p.items.length > 0 ? ` ${labels(p.items)}` : '',
  ].join('');
const outline = (reading: Reading): unknown => ({
  preambular: reading.preambular.map((p) => p.text.split(/[\s，]/)[0]),
  operative: reading.operative.map(line),
  annexes: reading.annexes.map((annex) => [annex.title, annex.paragraphs.map(line)]),
});
const read = (text: string): Reading => {
  const reading = readText(textSource(text));
  expect(coverage(reading, text)).toEqual({ missed: 0, doubled: 0 });
  return reading;
};

describe('forms of resolutions', () => {
  it('names parts whose numbers start again, each with its own preamble and heading', () => {
    expect(outline(read(omni))).toEqual({
      preambular: ['Recalling', 'Having', 'Recalling'],
      operative: [
        'I:1 <I First subject: harbours in winter> Takes',
        'I:2 Endorses',
        'II:1 <II Second subject: steps> Reaffirms',
        'II:2 Decides',
        'II:3 <Construction> Notes',
        'III:1 <III Third subject> Takes',
      ],
      annexes: [],
    });
  });

  it('keeps two resolutions under one number apart by their letters', () => {
    expect(outline(read(ab))).toMatchObject({
      preambular: ['Recalling', 'Recalling'],
      operative: ['A:1 Decides', 'A:2 Requests', 'B:1 Approves', 'B:2 Decides'],
    });
  });

  it('lets numbers start again by article in a statute, and keeps tables out of numbering', () => {
    expect(outline(read(statute))).toEqual({
      preambular: ['Recalling'],
      operative: ['1 Approves'],
      annexes: [
        [
          'Statute of the Harbour Tribunal',
          [
            'Article 1:1 <Article 1 Establishment> A',
            'Article 1:2 It',
            'Article 2:1 <Article 2 Jurisdiction> The (a) (b)',
            'Article 2:2 It',
          ],
        ],
        ['Scale of harbours', ['1 Harbour']],
        [null, ['1 The']],
      ],
    });
  });

  it('reads the Security Council, with a quoted paragraph that does not count', () => {
    const reading = read(sc);
    expect(reading.document).toMatchObject({
      symbol: 'S/RES/9999(2024)',
      organ: 'SECURITY_COUNCIL',
      adopted: '2024-12-20',
    });
    expect(outline(reading)).toMatchObject({
      preambular: ['Recalling', 'Determining', 'Acting'],
      operative: [
        '1 Condemns',
        '2 Decides',
        '3 <Sanctions> Decides (a) (b)',
        '4 Requests (a)[(i) (ii)] (b)',
        '5 Decides',
      ],
    });
  });

  it('reads the Human Rights Council without a blank line, its vote left at the end', () => {
    const reading = read(hrc);
    expect(reading.document).toMatchObject({
      symbol: 'A/HRC/RES/53/99',
      organ: 'HUMAN_RIGHTS_COUNCIL',
      session: 53,
      adopted: '2023-07-12',
    });
    expect(outline(reading)).toMatchObject({
      preambular: ['Guided', 'Recalling'],
      operative: ['1 Decides', '2 Requests', '3 Also'],
    });
    expect(reading.operative[2]?.text).toBe('Also decides to remain seized of the matter.');
  });

  it('reads a draft with its sponsors, a starred note and a marker on a year', () => {
    const reading = read(draftFr);
    expect(reading.document).toMatchObject({
      symbol: 'A/C.3/79/L.99/Rev.1',
      status: 'draft',
      title: 'Améliorer la coordination dans les ports',
    });
    expect(reading.document.sponsors).toEqual([
      'Allemagne',
      'Argentine',
      'Bélarus',
      'Cabo Verde',
      "Côte d'Ivoire",
      'Égypte',
      'France',
      'Japon',
      'Zambie',
    ]);
    expect(reading.preambular.map((p) => p.footnotes)).toEqual([[1], [], []]);
  });

  it('reads a formula without a comma where no preamble follows', () => {
    expect(outline(read(nopre))).toMatchObject({ preambular: [], operative: ['1 Decides', '2 Takes'] });
  });

  it.each([
    [
      'es',
      es,
      2,
      ['1 <I Puertos abiertos> Insta a) b)', '2 Exhorta', '3 <II Seguimiento> Solicita', '4 Decide'],
      '2024-12-17',
    ],
    ['ru', ru, 3, ['1 настоятельно a) b)', '2 просит'], '2024-12-17'],
    ['ar', ar, 2, ['1 تحث (أ) (ب)', '2 تطلب', '3 تقرر'], '2024-12-17'],
    [
      'zh',
      zh,
      2,
      ['1 敦促会员国开放港口： (a) (b)', '2 请秘书长向大会第八十一届会议提交关于本决议执行情况的报告。'],
      '2024-12-17',
    ],
  ])('reads wrapped lines without blank ones in %s', (lang, text, preambular, operative, adopted) => {
    const reading = read(text);
    expect(reading.document).toMatchObject({ lang, adopted, session: 79, status: 'adopted' });
    expect(reading.preambular).toHaveLength(preambular);
    expect(reading.operative.map(line)).toEqual(operative);
  });
});

describe('text as parsers leave it', () => {
  const markdown = `<!-- image -->

## 79/990. Ports et marches

## L'Assemblée générale ,

*Rappelant* sa résolution 78/228 du 19 décembre 2023 1 , et la Déclaration de 2021 2 ,

*Consciente* de l'importance des ports et de la résolution A/79/L.1/Rev.1,

\\_\\_\\_\\_\\_\\_

- 1. *Décide* d'ouvrir les ports ;
- 2. *Prie* les États :
- a) D'informer ;
- b) D'agir ;
- 3. *Prie* le Secrétaire général de lui faire rapport à ce sujet ; 4. *Décide* de rester saisie de la question.
`;

  it('reads Markdown: headings, emphasis, list marks, several paragraphs in one, markers whose notes are lost', () => {
    const reading = read(markdown);
    expect(reading.preambular.map((p) => [p.text, p.footnotes])).toEqual([
      ['Rappelant sa résolution 78/228 du 19 décembre 2023, et la Déclaration de 2021,', [1, 2]],
      ["Consciente de l'importance des ports et de la résolution A/79/L.1/Rev.1,", []],
    ]);
    expect(reading.operative.map(line)).toEqual(['1 Décide', '2 Prie a) b)', '3 Prie', '4 Décide']);
    expect(reading.document.title).toBe('Ports et marches');
    expect(reading.rest.filter((rest) => rest.kind === 'unknown')).toEqual([]);
  });
});

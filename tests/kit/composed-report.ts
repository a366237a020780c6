import type { Lang } from '../../src/kernel/i18n/index.js';
import type { Composing } from '../../src/modules/reports/compose/compose.js';
import type { Block } from '../../src/modules/reports/report/block.js';

const TEXTS: Readonly<Record<Lang, string>> = {
  ar: 'اعتمدت الدول تدابير لحماية الضحايا ومساعدتهم، ونسقت أعمالها في إطار الخطة العالمية.',
  en: 'States adopted measures to protect and assist victims, and coordinated their work under the Global Plan.',
  es: 'Los Estados adoptaron medidas para proteger y asistir a las víctimas y coordinaron su labor en el marco del Plan.',
  fr: 'Les États ont adopté des mesures de protection et d’assistance aux victimes et ont coordonné leur action.',
  ru: 'Государства приняли меры по защите жертв и оказанию им помощи и согласовывали свою работу.',
  zh: '各国采取措施保护和援助受害者，并在全球行动计划框架内协调工作。',
};

/** A report to be set: as many paragraphs, of which the first so many have a footnote that names its number. */
export function composedReport(
  lang: Lang,
  { paragraphs, notes, sections = 4 }: { paragraphs: number; notes: number; sections?: number },
): Composing {
  const block = (n: number): Block => {
    const note = n <= notes ? `[^Note${n}: A/RES/64/293, ${n}.]` : '';
    const text = `Mark${n} ${`${TEXTS[lang]} `.repeat(4).trim()}${note}`;
    const id = `block-${n}`;
    return { id, version: 1, wording: { text, lang }, joins: false, cites: false, body: { kind: 'text' }, sources: [] };
  };
  const each = Math.ceil(paragraphs / sections);
  return {
    content: {
      kind: 'secretary-general',
      lang,
      titles: { [lang]: TEXTS[lang] },
      symbol: 'A/81/1',
      limit: 8500,
      sections: Array.from({ length: sections }, (_, at) => ({
        id: `section-${at}`,
        headings: { [lang]: TEXTS[lang].slice(0, 40) },
        questions: [],
        commitments: [],
        blocks: Array.from({ length: Math.max(0, Math.min(each, paragraphs - at * each)) }, (_none, k) =>
          block(at * each + k + 1),
        ),
      })),
    },
    annex: { parties: {}, questions: {}, answered: [] },
    reused: new Map(),
  };
}

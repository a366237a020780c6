import type { Lang } from '../../src/kernel/i18n/index.js';

/** Words of which answers of a rehearsal are made. They say nothing. */
const WORDS: Readonly<Record<Lang, string>> = {
  en: 'law court victim shelter training border police labour school child woman trade inspector permit budget plan council network report data survey hotline interpreter health work contract fund partner region village port judge fine sentence inquiry witness asset guide standard review office',
  fr: 'loi tribunal victime foyer formation frontière police travail école enfant femme commerce inspecteur permis budget plan conseil réseau rapport données enquête ligne interprète santé contrat fonds partenaire région village port juge amende peine témoin avoir guide norme examen bureau',
  es: 'ley tribunal víctima albergue formación frontera policía trabajo escuela niño mujer comercio inspector permiso presupuesto plan consejo red informe datos encuesta línea intérprete salud contrato fondo socio región pueblo puerto juez multa pena testigo bien guía norma examen oficina',
  ru: 'закон суд жертва приют обучение граница полиция труд школа ребёнок женщина торговля инспектор разрешение бюджет план совет сеть доклад данные обзор линия переводчик здоровье договор фонд партнёр регион село порт судья штраф приговор свидетель имущество руководство стандарт проверка бюро',
  ar: 'قانون محكمة ضحية مأوى تدريب حدود شرطة عمل مدرسة طفل امرأة تجارة مفتش تصريح ميزانية خطة مجلس شبكة تقرير بيانات مسح خط مترجم صحة عقد صندوق شريك منطقة قرية ميناء قاض غرامة حكم شاهد أصل دليل معيار مراجعة مكتب',
  zh: '法律 法院 受害人 庇护所 培训 边境 警察 劳动 学校 儿童 妇女 贸易 检查员 许可 预算 计划 理事会 网络 报告 数据 调查 热线 口译员 卫生 合同 基金 伙伴 区域 村庄 港口 法官 罚款 判决 证人 资产 指南 标准 审查 办公室',
};

const STOP: Partial<Readonly<Record<Lang, string>>> = { zh: '。' };
const SENTENCE = 14;
const PARAGRAPH = 70;
const SHARED = 5;

/** The same chances each time, by a seed; mulberry32. */
export function chances(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many words, in paragraphs; of long texts every eighth paragraph or so is one that others have too, but for a word. */
export function writeText(lang: Lang, words: number, next: () => number): string {
  if (words < SENTENCE) return sentences(lang, words, next);
  const paragraphs: string[] = [];
  for (let left = words; left > 0; left -= PARAGRAPH) {
    const some = Math.min(left, PARAGRAPH);
    paragraphs.push(some === PARAGRAPH && next() < 1 / 8 ? shared(lang, next) : sentences(lang, some, next));
  }
  return paragraphs.join('\n\n');
}

function shared(lang: Lang, next: () => number): string {
  const known = sentences(lang, PARAGRAPH, chances(1000 + Math.floor(next() * SHARED)));
  const [first = ''] = WORDS[lang].split(' ');
  return `${first} ${known}`;
}

function sentences(lang: Lang, words: number, next: () => number): string {
  const known = WORDS[lang].split(' ');
  const between = lang === 'zh' ? '' : ' ';
  const lines: string[] = [];
  for (let left = words; left > 0; left -= SENTENCE) {
    const line = Array.from({ length: Math.min(left, SENTENCE) }, () => known[Math.floor(next() * known.length)] ?? '');
    lines.push(`${line.join(between)}${STOP[lang] ?? '.'}`);
  }
  return lines.join(between === '' ? '' : ' ');
}

/** Radicals of the CJK Radicals Supplement that PDFs give for whole characters and that Unicode does not map. */
const RADICALS: Record<string, string> = {
  '⺟': '母',
  '⺠': '民',
  '⺁': '厂',
  '⺇': '几',
  '⺌': '小',
  '⺎': '兀',
  '⺏': '尢',
  '⺐': '尢',
  '⺓': '幺',
  '⺛': '旡',
  '⺝': '月',
  '⺪': '疋',
  '⺫': '目',
  '⺬': '示',
  '⺭': '礻',
  '⺯': '糸',
  '⺰': '纟',
  '⺱': '罓',
  '⺲': '罒',
  '⺷': '羊',
  '⺻': '聿',
  '⺼': '肉',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '覀',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻐': '钅',
  '⻑': '長',
  '⻒': '镸',
  '⻓': '长',
  '⻔': '门',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻟': '飠',
  '⻠': '饣',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻯': '竜',
  '⻰': '龙',
  '⻲': '龜',
  '⻳': '龟',
};

/** Presentation forms of Arabic letters, Latin ligatures, Chinese radicals: glyphs that stand for letters. */
const GLYPHS = /[\u2e80-\u2fdf\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]/;
const EACH_GLYPH = new RegExp(GLYPHS.source, 'g');

export const isGlyph = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x2fdf) ||
  (code >= 0xfb00 && code <= 0xfb06) ||
  (code >= 0xfb50 && code <= 0xfdff) ||
  (code >= 0xfe70 && code <= 0xfefc);

/** The letters of one glyph. */
export const letterOf = (glyph: string): string => RADICALS[glyph] ?? glyph.normalize('NFKC').trim();

/** Letters for glyphs, as a keyboard writes them. */
export const plainLetters = (text: string): string => (GLYPHS.test(text) ? text.replace(EACH_GLYPH, letterOf) : text);

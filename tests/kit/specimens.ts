import type { Lang } from '../../src/kernel/i18n/index.js';
import type { DifferencePiece, MarkKind, TagKind } from '../../src/kernel/ui/index.js';

/** Words to fill the parts with, written for this purpose. */
export interface Specimen {
  title: string;
  intro: string;
  crumb: string;
  session: string;
  tabs: [string, string, string];
  who: string;
  addressees: string[];
  caption: string;
  columns: [string, string, string, string, string];
  rows: { title: string; symbol: string; adopted: string; acts: number; state: string; kind: TagKind }[];
  empty: string;
  bring: string;
  guess: string;
  paragraphs: { kind?: MarkKind; text: string }[][];
  difference: DifferencePiece[];
}

function rows(titles: readonly string[], states: readonly string[]): Specimen['rows'] {
  const kinds = ['accent', 'due', 'done', 'plain', 'late'] as const;
  const symbols = ['A/RES/80/228', 'A/RES/78/228', 'A/RES/70/179', 'A/RES/64/293', 'A/RES/61/180'];
  const dates = ['2025-12-18', '2023-12', '2015-12-17', '2010-07-30', '2006-12-20'];
  return symbols.map((symbol, index) => ({
    symbol,
    title: titles[index] ?? '',
    adopted: dates[index] ?? '',
    acts: 61 - index * 9,
    state: states[index] ?? '',
    kind: kinds[index] ?? 'plain',
  }));
}

export const SPECIMENS: Record<'en', Specimen> & Partial<Record<Lang, Specimen>> = {
  en: {
    title: 'Improving the coordination of efforts against trafficking in persons',
    intro: 'Every resolution of the thread, read into commitments: who is asked, to do what, by when.',
    crumb: 'Resolutions',
    session: 'seventieth session',
    tabs: ['Operative paragraphs', 'Notes', 'Compare'],
    who: 'Who is asked',
    addressees: ['Member States', 'UNODC', 'Secretary-General', 'ICAT'],
    caption: 'Resolutions of the thread',
    columns: ['What is asked', 'Symbol', 'Adopted', 'Acts', 'State'],
    rows: rows(
      [
        'Join the Convention and the Protocol',
        'Give evidence on patterns, forms and flows',
        'Contribute to the fund for victims',
        'The plan of action, sixty-one measures',
        'The first of the thread',
      ],
      ['under way', 'due soon', 'done', 'superseded', 'not yet all'],
    ),
    empty: 'Choose a file or paste a text',
    bring: 'Bring a text',
    guess: 'theme suggested',
    paragraphs: [
      [
        { kind: 'act', text: 'Urges' },
        { text: ' ' },
        { kind: 'who', text: 'States that are not yet party' },
        { text: ' to the Convention and its Protocol to join them as a priority, and ' },
        { kind: 'act', text: 'also urges' },
        { text: ' ' },
        { kind: 'who', text: 'States parties' },
        { text: ' to carry them out in full;' },
      ],
      [
        { kind: 'act', text: 'Decides' },
        { text: ' to look at progress again ' },
        { kind: 'by', text: 'at its seventy-second session, no later than October 2017' },
        { text: ', and to invite all who have a part in the plan.' },
      ],
    ],
    difference: [
      { kind: 'same', text: 'Decides to hold a meeting ' },
      { kind: 'removed', text: 'in the spring of 2017' },
      { kind: 'added', text: 'no later than October 2017' },
      { kind: 'same', text: ' in New York;' },
    ],
  },
  ar: {
    title: 'تحسين تنسيق الجهود الرامية إلى مكافحة الاتجار بالأشخاص',
    intro: 'كل قرار في هذه السلسلة مقروء على هيئة التزامات: من المطلوب منه، وماذا، ومتى.',
    crumb: 'القرارات',
    session: 'الدورة السبعون',
    tabs: ['فقرات المنطوق', 'الحواشي', 'المقارنة'],
    who: 'الجهة المطلوب منها',
    addressees: [
      'الدول الأعضاء',
      'مكتب الأمم المتحدة المعني بالمخدرات والجريمة',
      'الأمين العام',
      'فريق التنسيق المشترك بين الوكالات',
    ],
    caption: 'قرارات السلسلة',
    columns: ['المطلوب', 'الرمز', 'تاريخ الاتخاذ', 'الأفعال', 'الحالة'],
    rows: rows(
      [
        'الانضمام إلى الاتفاقية والبروتوكول',
        'تقديم بيانات عن الأنماط والأشكال والتدفقات',
        'التبرع لصندوق الضحايا',
        'خطة العمل، واحد وستون تدبيرا',
        'أول السلسلة',
      ],
      ['جارٍ', 'قريب الأجل', 'منجز', 'حل محله غيره', 'لم يكتمل بعد'],
    ),
    empty: 'يُختار ملف أو يُلصق نص',
    bring: 'إضافة نص',
    guess: 'موضوع مقترح',
    paragraphs: [
      [
        { kind: 'act', text: 'تحث' },
        { text: ' ' },
        { kind: 'who', text: 'الدول التي لم تصبح بعد أطرافا' },
        { text: ' في الاتفاقية وبروتوكولها على أن تنضم إليهما على سبيل الأولوية، و' },
        { kind: 'act', text: 'تحث أيضا' },
        { text: ' ' },
        { kind: 'who', text: 'الدول الأطراف' },
        { text: ' على تنفيذهما تنفيذا كاملا؛' },
      ],
      [
        { kind: 'act', text: 'تقرر' },
        { text: ' أن تنظر مجددا في التقدم المحرز ' },
        { kind: 'by', text: 'في دورتها الثانية والسبعين، في موعد لا يتجاوز تشرين الأول/أكتوبر 2017' },
        { text: '، وأن تدعو كل من له دور في الخطة.' },
      ],
    ],
    difference: [
      { kind: 'same', text: 'تقرر عقد اجتماع ' },
      { kind: 'removed', text: 'في ربيع عام 2017' },
      { kind: 'added', text: 'في موعد لا يتجاوز تشرين الأول/أكتوبر 2017' },
      { kind: 'same', text: ' في نيويورك؛' },
    ],
  },
  zh: {
    title: '加强协调打击人口贩运的努力',
    intro: '将这一系列的每项决议解读为承诺：要求谁，做什么，何时完成。',
    crumb: '决议',
    session: '第七十届会议',
    tabs: ['执行部分段落', '脚注', '比较'],
    who: '要求的对象',
    addressees: ['会员国', '联合国毒品和犯罪问题办公室', '秘书长', '机构间协调小组'],
    caption: '本系列的决议',
    columns: ['要求的内容', '文号', '通过日期', '行为数', '状态'],
    rows: rows(
      [
        '加入公约和议定书',
        '提供关于模式、形式和流向的证据',
        '向受害人基金捐款',
        '行动计划，六十一项措施',
        '本系列第一项决议',
      ],
      ['进行中', '即将到期', '已完成', '已被取代', '尚未全部完成'],
    ),
    empty: '请选择文件或粘贴文本',
    bring: '导入文本',
    guess: '建议的主题',
    paragraphs: [
      [
        { kind: 'act', text: '敦促' },
        { kind: 'who', text: '尚未成为缔约方的国家' },
        { text: '优先加入公约及其议定书，并' },
        { kind: 'act', text: '又敦促' },
        { kind: 'who', text: '各缔约国' },
        { text: '全面予以执行；' },
      ],
      [
        { kind: 'act', text: '决定' },
        { kind: 'by', text: '在第七十二届会议上，至迟于2017年10月' },
        { text: '再次审查进展情况，并邀请所有参与执行计划者出席。' },
      ],
    ],
    difference: [
      { kind: 'same', text: '决定' },
      { kind: 'removed', text: '于2017年春季' },
      { kind: 'added', text: '至迟于2017年10月' },
      { kind: 'same', text: '在纽约举行会议；' },
    ],
  },
};

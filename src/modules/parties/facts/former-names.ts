import type { Lang } from '../../../kernel/i18n/index.js';

/** A name that a State had while it was a Member or observer; languages in which the name did not change are left out. */
export interface FormerName {
  /** ISO 3166-1 alpha-3. */
  code: string;
  names: Partial<Record<Lang, string>>;
  /** As far as it is known: YYYY. */
  from?: string;
  to: string | null;
}

/** Names under which resolutions, treaty records and older tables list a State that has another one now. */
export const FORMER_NAMES: readonly FormerName[] = [
  {
    code: 'BEN',
    to: '1975',
    names: { ar: 'داهومي', en: 'Dahomey', es: 'Dahomey', fr: 'Dahomey', ru: 'Дагомея', zh: '达荷美' },
  },
  {
    code: 'BFA',
    to: '1984',
    names: {
      ar: 'فولتا العليا',
      en: 'Upper Volta',
      es: 'Alto Volta',
      fr: 'Haute-Volta',
      ru: 'Верхняя Вольта',
      zh: '上沃尔特',
    },
  },
  {
    code: 'BLR',
    to: '1991',
    names: {
      ar: 'جمهورية بيلوروسيا الاشتراكية السوفياتية',
      en: 'Byelorussian Soviet Socialist Republic',
      es: 'República Socialista Soviética de Bielorrusia',
      fr: 'République socialiste soviétique de Biélorussie',
      ru: 'Белорусская Советская Социалистическая Республика',
      zh: '白俄罗斯苏维埃社会主义共和国',
    },
  },
  {
    code: 'BOL',
    to: '2009',
    names: { ar: 'بوليفيا', en: 'Bolivia', es: 'Bolivia', fr: 'Bolivie', ru: 'Боливия', zh: '玻利维亚' },
  },
  {
    code: 'CIV',
    to: '1985',
    names: {
      ar: 'ساحل العاج',
      en: 'Ivory Coast',
      es: 'Costa de Marfil',
      ru: 'Берег Слоновой Кости',
      zh: '象牙海岸',
    },
  },
  {
    code: 'COD',
    from: '1971',
    to: '1997',
    names: { ar: 'زائير', en: 'Zaire', es: 'Zaire', fr: 'Zaïre', ru: 'Заир', zh: '扎伊尔' },
  },
  { code: 'CPV', to: '2013', names: { ar: 'الرأس الأخضر', en: 'Cape Verde', fr: 'Cap-Vert' } },
  {
    code: 'CZE',
    to: '2016',
    names: {
      ar: 'الجمهورية التشيكية',
      en: 'Czech Republic',
      es: 'República Checa',
      fr: 'République tchèque',
      ru: 'Чешская Республика',
      zh: '捷克共和国',
    },
  },
  {
    code: 'LBY',
    to: '2011',
    names: {
      ar: 'الجماهيرية العربية الليبية',
      en: 'Libyan Arab Jamahiriya',
      es: 'Jamahiriya Árabe Libia',
      fr: 'Jamahiriya arabe libyenne',
      ru: 'Ливийская Арабская Джамахирия',
      zh: '阿拉伯利比亚民众国',
    },
  },
  {
    code: 'LKA',
    to: '1972',
    names: { ar: 'سيلان', en: 'Ceylon', es: 'Ceilán', fr: 'Ceylan', ru: 'Цейлон', zh: '锡兰' },
  },
  {
    code: 'MKD',
    from: '1993',
    to: '2019',
    names: {
      ar: 'جمهورية مقدونيا اليوغوسلافية سابقا',
      en: 'the former Yugoslav Republic of Macedonia',
      es: 'ex República Yugoslava de Macedonia',
      fr: 'ex-République yougoslave de Macédoine',
      ru: 'бывшая югославская Республика Македония',
      zh: '前南斯拉夫的马其顿共和国',
    },
  },
  {
    code: 'MMR',
    to: '1989',
    names: { ar: 'بورما', en: 'Burma', es: 'Birmania', fr: 'Birmanie', ru: 'Бирма' },
  },
  {
    code: 'NLD',
    to: null,
    names: { ar: 'هولندا', en: 'Netherlands', es: 'Países Bajos', fr: 'Pays-Bas', ru: 'Нидерланды', zh: '荷兰' },
  },
  {
    code: 'PSE',
    to: '2012',
    names: { ar: 'فلسطين', en: 'Palestine', es: 'Palestina', fr: 'Palestine', ru: 'Палестина', zh: '巴勒斯坦' },
  },
  {
    code: 'SRB',
    from: '2003',
    to: '2006',
    names: {
      ar: 'صربيا والجبل الأسود',
      en: 'Serbia and Montenegro',
      es: 'Serbia y Montenegro',
      fr: 'Serbie-et-Monténégro',
      ru: 'Сербия и Черногория',
      zh: '塞尔维亚和黑山',
    },
  },
  {
    code: 'SWZ',
    to: '2018',
    names: { ar: 'سوازيلند', en: 'Swaziland', es: 'Swazilandia', fr: 'Swaziland', ru: 'Свазиленд' },
  },
  {
    code: 'THA',
    to: '1949',
    names: { ar: 'سيام', en: 'Siam', es: 'Siam', fr: 'Siam', ru: 'Сиам', zh: '暹罗' },
  },
  {
    code: 'TLS',
    to: '2002',
    names: { ar: 'تيمور الشرقية', en: 'East Timor', es: 'Timor Oriental', fr: 'Timor oriental', ru: 'Восточный Тимор' },
  },
  { code: 'TUR', to: '2022', names: { en: 'Turkey', es: 'Turquía', fr: 'Turquie' } },
  {
    code: 'UKR',
    to: '1991',
    names: {
      ar: 'جمهورية أوكرانيا الاشتراكية السوفياتية',
      en: 'Ukrainian Soviet Socialist Republic',
      es: 'República Socialista Soviética de Ucrania',
      fr: 'République socialiste soviétique d’Ukraine',
      ru: 'Украинская Советская Социалистическая Республика',
      zh: '乌克兰苏维埃社会主义共和国',
    },
  },
  {
    code: 'VEN',
    to: null,
    names: { ar: 'فنزويلا', en: 'Venezuela', es: 'Venezuela', fr: 'Venezuela', ru: 'Венесуэла', zh: '委内瑞拉' },
  },
  {
    code: 'WSM',
    to: '1997',
    names: {
      ar: 'ساموا الغربية',
      en: 'Western Samoa',
      es: 'Samoa Occidental',
      fr: 'Samoa-Occidental',
      ru: 'Западное Самоа',
      zh: '西萨摩亚',
    },
  },
];

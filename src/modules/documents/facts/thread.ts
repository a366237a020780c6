import type { DocumentFact } from './document-fact.js';

/**
 * The thread of General Assembly resolutions on acting together against trafficking in persons, and those that prepared or
 * closed the four-yearly appraisals of the Global Plan. Facts only: titles are our own words. A date that we could not prove from
 * a text at hand is null, or only as long as it is sure; a citation is here only where a text at hand shows it.
 */
export const thread: readonly DocumentFact[] = [
  {
    key: '61-180', symbol: 'A/RES/61/180', session: 61, kind: 'resolution', status: 'adopted', adopted: '2006-12-20',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2006: بداية السلسلة',
      en: 'Acting together against trafficking in persons, 2006: where the thread begins',
      es: 'Sumar fuerzas contra la trata de personas, 2006: el comienzo de la serie',
      fr: 'Agir ensemble contre la traite des personnes, 2006 : là où tout commence',
      ru: 'Действовать сообща против торговли людьми, 2006 год: начало цепочки',
      zh: '合力打击贩运人口，2006年：系列的开端',
    },
    cites: [],
  },
  {
    key: '64-178', symbol: 'A/RES/64/178', session: 64, kind: 'resolution', status: 'adopted', adopted: '2009-12-18',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2009',
      en: 'Acting together against trafficking in persons, 2009',
      es: 'Sumar fuerzas contra la trata de personas, 2009',
      fr: 'Agir ensemble contre la traite des personnes, 2009',
      ru: 'Действовать сообща против торговли людьми, 2009 год',
      zh: '合力打击贩运人口，2009年',
    },
    cites: [],
  },
  {
    key: '64-293', symbol: 'A/RES/64/293', session: 64, kind: 'plan', status: 'adopted', adopted: '2010-07-30',
    titles: {
      ar: 'خطة العالم لمكافحة الاتجار بالأشخاص، مع صندوق للضحايا',
      en: 'The world’s plan against trafficking in persons, with a fund for its victims',
      es: 'El plan del mundo contra la trata de personas, con un fondo para las víctimas',
      fr: 'Le plan du monde contre la traite des personnes, avec un fonds pour les victimes',
      ru: 'Всемирный план борьбы с торговлей людьми и фонд для пострадавших',
      zh: '打击贩运人口的全球计划及受害人基金',
    },
    cites: ['A/RES/61/180', 'A/RES/64/178'],
  },
  {
    key: '67-190', symbol: 'A/RES/67/190', session: 67, kind: 'resolution', status: 'adopted', adopted: '2012-12-20',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2012',
      en: 'Acting together against trafficking in persons, 2012',
      es: 'Sumar fuerzas contra la trata de personas, 2012',
      fr: 'Agir ensemble contre la traite des personnes, 2012',
      ru: 'Действовать сообща против торговли людьми, 2012 год',
      zh: '合力打击贩运人口，2012年',
    },
    cites: [],
  },
  {
    key: '68-192', symbol: 'A/RES/68/192', session: 68, kind: 'resolution', status: 'adopted', adopted: '2013-12-18',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2013: استعراض كل أربع سنوات',
      en: 'Acting together against trafficking in persons, 2013: an appraisal every four years',
      es: 'Sumar fuerzas contra la trata de personas, 2013: una evaluación cada cuatro años',
      fr: 'Agir ensemble contre la traite des personnes, 2013 : une évaluation tous les quatre ans',
      ru: 'Действовать сообща против торговли людьми, 2013 год: обзор каждые четыре года',
      zh: '合力打击贩运人口，2013年：每四年评估一次',
    },
    cites: [],
  },
  {
    key: '70-draft-belarus', symbol: null, session: 70, kind: 'resolution', status: 'draft', adopted: null,
    draftOf: '70-179', sponsors: ['BY'],
    titles: {
      ar: 'مشروع بيلاروس: العمل معاً على مكافحة الاتجار بالأشخاص، 2015',
      en: 'Draft of Belarus: acting together against trafficking in persons, 2015',
      es: 'Proyecto de Belarús: sumar fuerzas contra la trata de personas, 2015',
      fr: 'Projet du Bélarus : agir ensemble contre la traite des personnes, 2015',
      ru: 'Проект Беларуси: действовать сообща против торговли людьми, 2015 год',
      zh: '白俄罗斯的草案：合力打击贩运人口，2015年',
    },
    cites: ['A/RES/61/180', 'A/RES/64/178', 'A/RES/64/293', 'A/RES/67/190', 'A/RES/68/192'],
  },
  {
    key: '70-179', symbol: 'A/RES/70/179', session: 70, kind: 'resolution', status: 'adopted', adopted: '2015-12-17',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2015: نحو استعراض عام 2017',
      en: 'Acting together against trafficking in persons, 2015: towards the appraisal of 2017',
      es: 'Sumar fuerzas contra la trata de personas, 2015: hacia la evaluación de 2017',
      fr: 'Agir ensemble contre la traite des personnes, 2015 : vers l’évaluation de 2017',
      ru: 'Действовать сообща против торговли людьми, 2015 год: на пути к обзору 2017 года',
      zh: '合力打击贩运人口，2015年：迈向2017年评估',
    },
    cites: ['A/RES/61/180', 'A/RES/64/178', 'A/RES/64/293', 'A/RES/67/190', 'A/RES/68/192'],
  },
  {
    key: '71-287', symbol: 'A/RES/71/287', session: 71, kind: 'modalities', status: 'adopted', adopted: null,
    titles: {
      ar: 'كيف يُحضَّر ويُعقد استعراض خطة العمل العالمية لعام 2017',
      en: 'How the 2017 appraisal of the Global Plan is prepared and held',
      es: 'Cómo se prepara y se celebra la evaluación del Plan Mundial de 2017',
      fr: 'Comment l’évaluation de 2017 du Plan mondial est préparée et tenue',
      ru: 'Как готовится и проводится обзор Глобального плана 2017 года',
      zh: '2017年全球行动计划评估如何筹备和举行',
    },
    cites: [],
  },
  {
    key: '72-1', symbol: 'A/RES/72/1', session: 72, kind: 'declaration', status: 'adopted', adopted: '2017-09-27',
    titles: {
      ar: 'ما أعلنته الدول في استعراض خطة العمل العالمية لعام 2017',
      en: 'What States declared at the 2017 appraisal of the Global Plan',
      es: 'Lo que declararon los Estados en la evaluación del Plan Mundial de 2017',
      fr: 'Ce que les États ont déclaré à l’évaluation de 2017 du Plan mondial',
      ru: 'Что заявили государства на обзоре Глобального плана 2017 года',
      zh: '各国在2017年全球行动计划评估会上的宣示',
    },
    cites: [],
  },
  {
    key: '72-195', symbol: 'A/RES/72/195', session: 72, kind: 'resolution', status: 'adopted', adopted: null,
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2017',
      en: 'Acting together against trafficking in persons, 2017',
      es: 'Sumar fuerzas contra la trata de personas, 2017',
      fr: 'Agir ensemble contre la traite des personnes, 2017',
      ru: 'Действовать сообща против торговли людьми, 2017 год',
      zh: '合力打击贩运人口，2017年',
    },
    cites: [],
  },
  {
    key: '74-176', symbol: 'A/RES/74/176', session: 74, kind: 'resolution', status: 'adopted', adopted: '2019-12-18',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2019',
      en: 'Acting together against trafficking in persons, 2019',
      es: 'Sumar fuerzas contra la trata de personas, 2019',
      fr: 'Agir ensemble contre la traite des personnes, 2019',
      ru: 'Действовать сообща против торговли людьми, 2019 год',
      zh: '合力打击贩运人口，2019年',
    },
    cites: [],
  },
  {
    key: '75-283', symbol: 'A/RES/75/283', session: 75, kind: 'modalities', status: 'adopted', adopted: null,
    titles: {
      ar: 'كيف يُحضَّر ويُعقد استعراض خطة العمل العالمية لعام 2021',
      en: 'How the 2021 appraisal of the Global Plan is prepared and held',
      es: 'Cómo se prepara y se celebra la evaluación del Plan Mundial de 2021',
      fr: 'Comment l’évaluation de 2021 du Plan mondial est préparée et tenue',
      ru: 'Как готовится и проводится обзор Глобального плана 2021 года',
      zh: '2021年全球行动计划评估如何筹备和举行',
    },
    cites: [],
  },
  {
    key: '76-7', symbol: 'A/RES/76/7', session: 76, kind: 'declaration', status: 'adopted', adopted: '2021-11-22',
    titles: {
      ar: 'ما أعلنته الدول في استعراض خطة العمل العالمية لعام 2021',
      en: 'What States declared at the 2021 appraisal of the Global Plan',
      es: 'Lo que declararon los Estados en la evaluación del Plan Mundial de 2021',
      fr: 'Ce que les États ont déclaré à l’évaluation de 2021 du Plan mondial',
      ru: 'Что заявили государства на обзоре Глобального плана 2021 года',
      zh: '各国在2021年全球行动计划评估会上的宣示',
    },
    cites: [],
  },
  {
    key: '76-186', symbol: 'A/RES/76/186', session: 76, kind: 'resolution', status: 'adopted', adopted: '2021-12-16',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2021',
      en: 'Acting together against trafficking in persons, 2021',
      es: 'Sumar fuerzas contra la trata de personas, 2021',
      fr: 'Agir ensemble contre la traite des personnes, 2021',
      ru: 'Действовать сообща против торговли людьми, 2021 год',
      zh: '合力打击贩运人口，2021年',
    },
    cites: [],
  },
  {
    key: '78-228', symbol: 'A/RES/78/228', session: 78, kind: 'resolution', status: 'adopted', adopted: '2023-12-19',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2023',
      en: 'Acting together against trafficking in persons, 2023',
      es: 'Sumar fuerzas contra la trata de personas, 2023',
      fr: 'Agir ensemble contre la traite des personnes, 2023',
      ru: 'Действовать сообща против торговли людьми, 2023 год',
      zh: '合力打击贩运人口，2023年',
    },
    cites: [],
  },
  {
    key: '79-286', symbol: 'A/RES/79/286', session: 79, kind: 'modalities', status: 'adopted', adopted: '2025-04-29',
    titles: {
      ar: 'كيف يُحضَّر ويُعقد استعراض خطة العمل العالمية لعام 2025',
      en: 'How the 2025 appraisal of the Global Plan is prepared and held',
      es: 'Cómo se prepara y se celebra la evaluación del Plan Mundial de 2025',
      fr: 'Comment l’évaluation de 2025 du Plan mondial est préparée et tenue',
      ru: 'Как готовится и проводится обзор Глобального плана 2025 года',
      zh: '2025年全球行动计划评估如何筹备和举行',
    },
    cites: ['A/RES/64/293', 'A/RES/68/192', 'A/RES/76/7', 'A/RES/76/186', 'A/RES/78/228'],
  },
  {
    key: '80-9', symbol: 'A/RES/80/9', session: 80, kind: 'declaration', status: 'adopted', adopted: '2025-11',
    titles: {
      ar: 'ما أعلنته الدول في استعراض خطة العمل العالمية لعام 2025',
      en: 'What States declared at the 2025 appraisal of the Global Plan',
      es: 'Lo que declararon los Estados en la evaluación del Plan Mundial de 2025',
      fr: 'Ce que les États ont déclaré à l’évaluation de 2025 du Plan mondial',
      ru: 'Что заявили государства на обзоре Глобального плана 2025 года',
      zh: '各国在2025年全球行动计划评估会上的宣示',
    },
    cites: [],
  },
  {
    key: '80-228', symbol: 'A/RES/80/228', session: 80, kind: 'resolution', status: 'adopted', adopted: '2025-12-18',
    titles: {
      ar: 'العمل معاً على مكافحة الاتجار بالأشخاص، 2025: ما يسري اليوم',
      en: 'Acting together against trafficking in persons, 2025: what holds today',
      es: 'Sumar fuerzas contra la trata de personas, 2025: lo que rige hoy',
      fr: 'Agir ensemble contre la traite des personnes, 2025 : ce qui vaut aujourd’hui',
      ru: 'Действовать сообща против торговли людьми, 2025 год: что действует сегодня',
      zh: '合力打击贩运人口，2025年：现行决议',
    },
    cites: [],
  },
];

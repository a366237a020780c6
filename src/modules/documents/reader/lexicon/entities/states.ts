import type { Entity } from './entity.js';

export const STATES: readonly Entity[] = [
  {
    code: 'MEMBER_STATES',
    names: {
      en: ['member states', 'states members', 'member states of the united nations', 'states members of the united nations',
          'member countries'],
      fr: ['états membres', "états membres de l'organisation[ des nations unies]", 'pays membres'],
      es: ['estados miembros', 'estados miembros de las naciones unidas', 'países miembros'],
      ru: ['государств* - член*', 'государств*-член*', 'государств*-член* организации объединенных наций', 'стран*-член*'],
      ar: ['الدول الأعضاء', 'الدول الأعضاء في الأمم المتحدة', 'الدول الأعضاء في المنظمة'],
      zh: ['会员国', '联合国会员国', '成员国'],
    },
  },
  {
    code: 'MEMBER_STATES_NOT_YET_PARTY',
    names: {
      en: ['[member ]states (that|which|who) (have|are) not (yet |already )?(done so|become part*|ratified|acceded|part*|signed)',
          'states not yet part*', '[member ]states that have yet to (do so|ratify|accede|become part*)',
          '[member ]states (that|which) have not(?= )', 'states not part*', 'those states (that|which) have not yet done so',
          '[member ]states (that|which) are not (yet )?part*'],
      fr: ["états[ membres] qui ne (l'ont|l'auraient|le sont|l'avaient|sont|seraient|l'ont) pas (encore )?(fait|parties?|déjà fait)",
          "états[ membres] qui ne l'ont pas[ encore]", "états[ membres] qui n'ont pas (encore )?(ratifié|adhéré|signé)*",
          "états[ membres] (qui ne sont pas|non) (encore )?parties*", "états qui ne l'ont pas encore fait",
          "états[ membres] n'ayant pas encore"],
      es: ['estados[ miembros] que (aún|todavía) no (lo hayan hecho|lo han hecho|hayan ratificado|sean partes?|son partes?|hayan*|han*)',
          'estados[ miembros] que no (lo hayan hecho|lo han hecho|sean partes?|son partes?)',
          'estados[ miembros] que no lo hayan hecho (aún|todavía)', 'estados[ miembros] que no lo hayan hecho'],
      ru: ['государств*[-член*],? котор* (еще )?(этого )?(пока )?(еще )?не (сделал*|сделано|ратифиц*|присоединил*|являются|стал*|подписал*)',
          'государств*[-член*],? котор* (этого )?еще не',
          'государств*[-член*],? (еще )?не (сделавш*|являющ*|ратифицировавш*|присоединивш*|ставш*)', 'тем государств*[-член*],? котор*',
          'те государств*[-член*],? котор*'],
      ar: ['الدول[ الأعضاء] التي لم (تفعل|تقم|تصدق|تنضم|تصبح|توقع)*( ذلك)?', 'الدول[ الأعضاء] التي لم', 'الدول غير الأطراف',
          'الدول[ الأعضاء] التي ليست (بعد )?أطرافا', 'الدول[ الأعضاء] غير الأطراف'],
      zh: ['尚未(批准|加入|签署|成为|这样做|采取此种行动|采取这一行动|采取行动|这么做|如此行事)…的(联合国)?(会员国|国家|各国)',
          '尚未(这样做|采取此种行动|采取这一行动|采取行动|这么做|批准|加入|如此行事|成为缔约方|成为缔约国)的(联合国)?(会员国|国家|各国)', '(还没有|还未|未)(批准|加入|签署|成为|这样做|这么做)(…)?的(会员国|国家|各国)',
          '(会员国|各国|国家)中?尚未…者'],
    },
  },
  {
    code: 'STATES_PARTIES',
    names: {
      en: ['states parties[ to (the convention|the protocol|the trafficking protocol|those instruments|these instruments|that convention)]',
          'parties to the (convention|protocol|trafficking protocol|covenant)', 'all parties to the (convention|protocol)', 'states party'],
      fr: ['états parties[ à (ces|cette|la|ce)]', 'états qui y sont parties', 'parties à la convention', 'parties au protocole'],
      es: ['estados partes?[ en (esos|dichos|la|el)]', 'estados que (ya )?son partes'],
      ru: ['государств*-участни*', 'государств* - участни*', 'участни* (этих|указанных) (документов|договоров)',
          'государств*,? являющ* участни*'],
      ar: ['الدول الأطراف', 'الأطراف في (الاتفاقية|البروتوكول|تلك الصكوك|هذه الصكوك)'],
      zh: ['缔约国', '各缔约国', '缔约方', '各缔约方', '(该|这些|上述|有关)?(文书|公约|议定书|条约)(的)?(各|所有)?缔约(国|方)', '《…》(的)?(各|所有)?缔约(国|方)(?!(会议|大会))'],
    },
  },
  {
    code: 'STATES',
    names: {
      en: ['states', 'countries', 'nations', 'countries of origin, transit and destination', 'states of origin, transit and destination'],
      fr: ['états', 'pays'], es: ['estados', 'países'], ru: ['государств*', 'стран*'], ar: ['الدول', 'البلدان', 'دول'], zh: ['各国', '国家',
          '所有国家', '有关国家'],
    },
  },
  {
    code: 'OBSERVERS',
    names: {
      en: ['[all ]observers[ of the (general )?assembly]', 'observer states'], fr: ["observateurs[ de l'assemblée générale]",
          "observateurs auprès de l'assemblée générale"], es: ['observadores[ de la asamblea general]'],
          ru: ['наблюдател*[ (при )?генеральной ассамбле*]'], ar: ['المراقبين[ لدى الجمعية العامة]', 'المراقبون'],
          zh: ['(大会)?(所有)?观察员(国)?'],
    },
  },
  {
    code: 'GOVERNMENTS',
    names: {
      en: ['governments', 'national governments'], fr: ['gouvernements'], es: ['gobiernos'], ru: ['правительств*'], ar: ['الحكومات',
          'حكومات'], zh: ['各国政府', '政府', '会员国政府'],
    },
  },
  {
    code: 'DONORS',
    names: {
      en: ['donors', 'donor countries', 'donor community', 'international and bilateral donors',
          'bilateral and (multilateral|international) donors', 'donor states', 'international donors', 'other donors', 'bilateral donors',
          'private donors', 'multilateral donors', 'public and private donors'],
      fr: ['donateurs', 'bailleurs de fonds', 'pays donateurs',
          'donateurs (internationaux|bilatéraux) et (bilatéraux|internationaux|multilatéraux)', 'communauté des donateurs'],
      es: ['donantes', 'países donantes', 'donantes (internacionales|bilaterales) y (bilaterales|internacionales|multilaterales)',
          'comunidad de donantes'],
      ru: ['донор*', '(международн*|двусторонн*) и (международн*|двусторонн*|многосторонн*) донор*', 'стран*-донор*', 'сообщест* доноров',
          'международн* донор*'],
      ar: ['المانحين', 'المانحون', 'الجهات المانحة', 'البلدان المانحة', 'مانحين', 'جهات مانحة', 'الجهات المانحة الدولية والثنائية',
          'المانحين الدوليين والثنائيين', 'المتبرعين'],
      zh: ['捐助者', '捐助方', '捐助国', '捐助界', '(国际|双边)和(双边|国际|多边)捐助(者|方)', '捐赠者', '捐助机构'],
    },
  },
  {
    code: 'DEVELOPED_COUNTRIES',
    names: {
      en: ['developed countries'], fr: ['pays développés'], es: ['países desarrollados'], ru: ['развит* стран*'],
          ar: ['البلدان المتقدمة[ النمو]'], zh: ['发达国家'],
    },
  },
  {
    code: 'PARTIES_TO_CONFLICT',
    names: {
      en: ['[all ]parties to (the |all )?(armed )?conflicts?', 'all parties'],
      fr: ["[toutes les ]parties (au|aux|à un) (conflit*|conflits) ?(armé*)?", 'toutes les parties'],
      es: ['[todas las ]partes en (el |los |un )?conflictos?[ armado*]', 'todas las partes'],
      ru: ['[все* ]сторон* (в )?(вооруженного |вооруженных )?конфликт*', 'все* сторон*'],
      ar: ['[جميع ]أطراف (النزاع|الصراع|النزاعات)*', 'جميع الأطراف'],
      zh: ['(所有)?(武装)?冲突(所有)?(各)?(当事)?方', '所有各方', '各方'],
    },
  },
];

import type { Entity } from './entity.js';

export const OTHERS: readonly Entity[] = [
  {
    code: 'OTHER_STAKEHOLDERS_GPA',
    names: {
      en: ['[all ]other [relevant ]stakeholders (mentioned|referred to|identified|named|listed|specified) in the … plan of action'],
      fr: ["[toutes les ](autres parties prenantes|autres acteurs|autres parties concernées|autres parties intéressées|autres intervenants) (mentionné|visé|cité|nommé)* (dans|par) (le|ledit) … ?plan d'action"],
      es: ['[todos los ](demás|otros|otras) (interesados|partes interesadas|agentes|actores|interesadas) (mencionad*|citad*|indicad*|a que se hace referencia|que se mencionan) en el … ?plan de acción'],
      ru: ['[все* ](друг*|прочи*|ины*) (заинтересованн*|соответствующ*) (сторон*|субъект*|участник*),? (упомянут*|указанн*|перечисленн*|упоминаем*) в … ?план* действий'],
      ar: ['[سائر |جميع ](أصحاب المصلحة|الجهات المعنية|الجهات صاحبة المصلحة|الجهات الفاعلة) (الآخرين|الأخرى)? ?(المشار إليهم|المشار إليها|المذكورين|المذكورة|الوارد ذكرهم|الوارد ذكرها) في (خطة|…)'],
      zh: ['《…行动计划》(中|内|所)?(提及|提到|述及|所述|所提及|所列|点名|指出|列出)的(其他|其它)(各)?(利益攸关方|相关方|利益攸关者|利益相关方)', '(全球)?行动计划(中|内|所)?(提及|提到|述及|所述)的(其他|其它)(各)?利益攸关(方|者)'],
    },
  },
  {
    code: 'ALL_STAKEHOLDERS',
    names: {
      en: ['[all ](relevant |interested |concerned )?stakeholders', 'all (relevant |other )?stakeholders', 'all relevant actors', 'all concerned', 'all (relevant )?partners', 'all interested parties'],
      fr: ['[toutes les ](autres )?parties (prenantes|intéressées|concernées)', '[tous les ](acteurs|intervenants|partenaires)( concernés| intéressés| compétents| pertinents)?', 'ensemble des parties (prenantes|intéressées|concernées)'],
      es: ['[tod(o|a)s l(o|a)s ](partes interesadas|interesados|interesadas|agentes|actores|partes)( pertinentes| interesadas)?', 'todos los interesados', 'todas las partes interesadas'],
      ru: ['(все* )?(соответствующ* )?заинтересованн* сторон*', '(все* )?заинтересованн* (субъект*|участник*|лиц*)', '(все* )?соответствующ* (субъект*|сторон*)'],
      ar: ['(جميع |كافة |سائر )(الجهات |أصحاب |الأطراف )*(المصلحة|المعنية|صاحبة المصلحة|المعنيين)', 'أصحاب المصلحة[ (المعنيين|كافة)]', 'الجهات (صاحبة المصلحة|المعنية)', 'جميع الجهات (صاحبة المصلحة|المعنية)', 'الأطراف المعنية'],
      zh: ['(所有|各|一切)?(相关|有关)?(的)?(各)?利益攸关(方|者)', '所有(相关|有关)?(行为体|行为者|各方)', '利益攸关方', '利益有关者', '所有利益相关方'],
    },
  },
  {
    code: 'OTHER_STAKEHOLDERS',
    names: {
      en: ['[all ]other [(relevant|interested|concerned) ]stakeholders', 'other (relevant )?actors', 'other (relevant )?partners'],
      fr: ['[(toutes les|tous les) ]autres (parties prenantes|acteurs|parties concernées|parties intéressées|intervenants|partenaires)( concernés| intéressés| concernées| intéressées)?'],
      es: ['(demás|otros|otras)( partes| agentes| actores)? (interesados|interesadas|pertinentes)', '(demás|otros) (agentes|actores)'],
      ru: ['(друг*|прочи*|ины*) (соответствующ* )?заинтересованн* (сторон*|субъект*)'],
      ar: ['(سائر |غيرها من |غيرهم من )(أصحاب المصلحة|الجهات (صاحبة المصلحة|المعنية|الفاعلة))', 'أصحاب المصلحة الآخرين[ المعنيين]', 'الجهات المعنية الأخرى'],
      zh: ['(所有)?(其他|其它)(相关|有关)?(的)?(各)?(利益攸关方|利益攸关者|行为体|行为者|伙伴)'],
    },
  },
  {
    code: 'CIVIL_SOCIETY',
    names: {
      en: ['civil society[ (organizations|actors|groups)]', 'organizations of civil society'], fr: ['société civile', 'organisations de la société civile', 'acteurs de la société civile', 'organisations issues de la société civile'], es: ['sociedad civil', 'organizaciones de la sociedad civil', 'agentes de la sociedad civil'],
      ru: ['гражданск* обществ*', '(организаци*|представител*|субъект*) гражданского общества', 'общественн* организаци*'], ar: ['المجتمع المدني', 'منظمات المجتمع المدني', 'مؤسسات المجتمع المدني'], zh: ['民间社会(组织|团体|行为体)?', '公民社会(组织)?'],
    },
  },
  {
    code: 'NGOS',
    names: {
      en: ['non-governmental organizations', 'ngos'], fr: ['organisations non gouvernementales', 'ong'], es: ['organizaciones no gubernamentales'], ru: ['неправительственн* организаци*'], ar: ['المنظمات غير الحكومية'], zh: ['非政府组织'],
    },
  },
  {
    code: 'PRIVATE_SECTOR',
    names: {
      en: ['private sector[ (entities|companies|actors|partners)]', 'businesses', 'business (community|sector|enterprises)', 'business and industry', 'companies', 'corporations', 'private companies', 'private business*'], fr: ['secteur privé', 'entreprises', 'milieux d\'affaires', 'entreprises privées', 'acteurs du secteur privé'], es: ['sector privado', 'empresas', 'comunidad empresarial', 'sector empresarial', 'entidades del sector privado'],
      ru: ['частн* сектор*', 'делов* круг*', 'предприяти*', 'делов* сообществ*', 'компани*', 'предпринимател*'], ar: ['القطاع الخاص', 'قطاع الأعمال', 'الأعمال التجارية', 'الشركات', 'مؤسسات الأعمال', 'دوائر الأعمال', 'أوساط الأعمال'], zh: ['私营部门', '工商企业', '企业', '工商界', '私营企业', '商界', '企业界'],
    },
  },
  { code: 'MEDIA', names: { en: ['[mass ]media', 'media organizations'], fr: ['médias', 'organes de presse', "moyens d'information"], es: ['medios de (comunicación|difusión|información)'], ru: ['сред* массовой информации', 'сми'], ar: ['وسائط الإعلام', 'وسائل الإعلام', 'وسائط الإعلام الجماهيرية'], zh: ['(大众)?(媒体|传媒|媒介|新闻媒体)'] } },
  { code: 'ACADEMIA', names: { en: ['academia', 'academic (institutions|community|circles)', 'universities', 'research (institutions|institutes)', 'the research community'], fr: ['milieux universitaires', 'établissements universitaires', 'universités', 'institutions universitaires', 'monde universitaire', 'établissements de recherche', 'instituts de recherche'], es: ['mundo académico', 'instituciones académicas', 'universidades', 'círculos académicos', 'comunidad académica', 'instituciones de investigación', 'sector académico'], ru: ['научн* круг*', 'академическ* (круг*|учреждени*|сообществ*)', 'университет*', 'научн* сообществ*', 'исследовательск* учреждени*', 'научн* учреждени*'], ar: ['الأوساط الأكاديمية', 'المؤسسات الأكاديمية', 'الجامعات', 'الدوائر الأكاديمية', 'معاهد البحوث', 'مؤسسات البحوث'], zh: ['学术界', '学术机构', '大学', '研究机构'] } },
  {
    code: 'FINANCIAL_INSTITUTIONS',
    names: {
      en: ['[international and regional |international |regional |national ](public and private )?financial institutions', 'banks', '[international ]financial institutions', 'financial sector', 'development banks', 'international and regional financial institutions'], fr: ['institutions financières*[ internationales| régionales]', 'établissements financiers', 'banques', 'secteur financier'], es: ['instituciones financieras*', 'entidades financieras', 'bancos', 'sector financiero'],
      ru: ['(международн* |региональн* )?финансов* (учреждени*|институт*|организаци*)', '(международн* и региональн* )финансов* учреждени*', 'банк*', 'финансов* сектор*'], ar: ['المؤسسات المالية*', 'المصارف', 'القطاع المالي'], zh: ['(国际|区域|国际和区域)?金融(机构|部门|界)', '银行'],
    },
  },
  { code: 'FAITH_BASED_ORGS', names: { en: ['faith-based organizations', 'religious (leaders|organizations|communities)'], fr: ['organisations confessionnelles', 'organisations religieuses', 'chefs religieux'], es: ['organizaciones confesionales', 'organizaciones religiosas', 'líderes religiosos'], ru: ['религиозн* организаци*', 'религиозн* (лидер*|деятел*)', 'конфессиональн* организаци*'], ar: ['المنظمات الدينية', 'المنظمات العقائدية', 'الزعماء الدينيين', 'القيادات الدينية'], zh: ['宗教组织', '信仰组织', '宗教领袖', '基于信仰的组织', '宗教团体'] } },
  { code: 'INDIVIDUALS', names: { en: ['[private ]individuals'], fr: ['particuliers', 'personnes privées'], es: ['particulares'], ru: ['частн* лиц*', 'отдельн* лиц*'], ar: ['الأفراد'], zh: ['个人'] } },
  { code: 'PHILANTHROPIC_ORGS', names: { en: ['philanthropic (organizations|foundations|institutions)', '[private ]foundations', 'philanthropists'], fr: ['organisations philanthropiques', 'fondations*', 'organismes philanthropiques'], es: ['organizaciones filantrópicas', 'fundaciones*'], ru: ['благотворительн* (организаци*|фонд*)', 'филантропическ* (организаци*|фонд*)'], ar: ['المنظمات الخيرية', 'المؤسسات الخيرية', 'مؤسسات العمل الخيري'], zh: ['慈善(组织|机构|基金会|团体)', '基金会'] } },
  { code: 'PARLIAMENTARIANS', names: { en: ['parliamentarians', 'parliaments', 'inter-parliamentary union', 'national parliaments'], fr: ['parlementaires', 'parlements', 'union interparlementaire'], es: ['parlamentarios', 'parlamentos', 'unión interparlamentaria'], ru: ['парламентари*', 'парламент*', 'межпарламентск* союз*'], ar: ['البرلمانيين', 'البرلمانات', 'الاتحاد البرلماني الدولي'], zh: ['议员', '议会', '各国议会联盟'] } },
  { code: 'NHRIS', names: { en: ['national human rights institutions'], fr: ["institutions nationales (des|de défense des|de promotion et de protection des) droits de l'homme", "institutions nationales des droits humains"], es: ['instituciones nacionales de derechos humanos'], ru: ['национальн* правозащитн* (учреждени*|организаци*)', 'национальн* учреждени* по правам человека'], ar: ['المؤسسات الوطنية (لحقوق الإنسان|المعنية بحقوق الإنسان)'], zh: ['国家人权机构', '各国人权机构'] } },
  { code: 'TRADE_UNIONS', names: { en: ['trade unions', "workers' and employers' organizations", "employers' and workers' organizations", "workers' organizations"], fr: ['syndicats', "organisations (de travailleurs|d'employeurs)*"], es: ['sindicatos', 'organizaciones de (trabajadores|empleadores)*'], ru: ['профсоюз*', 'профессиональн* союз*'], ar: ['النقابات', 'نقابات العمال', 'منظمات العمال*'], zh: ['工会', '(工人|雇主)组织'] } },
  { code: 'NATIONAL_RAPPORTEURS', names: { en: ['national rapporteurs*'], fr: ['rapporteurs nationaux'], es: ['relatores nacionales'], ru: ['национальн* докладчик*'], ar: ['المقررين الوطنيين', 'المقررون الوطنيون'], zh: ['国家报告员'] } },
  { code: 'INTERNATIONAL_COMMUNITY', names: { en: ['international community'], fr: ['communauté internationale'], es: ['comunidad internacional'], ru: ['международн* сообществ*'], ar: ['المجتمع الدولي'], zh: ['国际社会'] } },
];

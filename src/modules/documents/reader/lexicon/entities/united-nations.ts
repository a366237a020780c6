import type { Entity } from './entity.js';

export const UNITED_NATIONS: readonly Entity[] = [
  {
    code: 'SECRETARY_GENERAL',
    names: {
      en: ['secretary-general', 'secretary general', 'secretary-general of the united nations'],
      fr: ['secrétaire général', "secrétaire général de l'organisation des nations unies", 'secrétaire générale'],
      es: ['secretario general', 'secretario general de las naciones unidas'],
      ru: ['генеральн* секретар*', 'генеральн* секретар* организации объединенных наций'],
      ar: ['الأمين العام', 'الأمين العام للأمم المتحدة'],
      zh: ['秘书长', '联合国秘书长'],
    },
  },
  {
    code: 'SECRETARIAT',
    names: { en: ['secretariat'], fr: ['secrétariat'], es: ['secretaría'], ru: ['секретариат*'], ar: ['الأمانة العامة'], zh: ['秘书处'] },
  },
  {
    code: 'PRESIDENT_GA',
    names: {
      en: ['its president', 'president of the general assembly', 'president of the assembly', 'president of the general assembly at its * session'],
      fr: ["(président|présidente) de l'assemblée[ générale]", '(son|sa) (président|présidente)'],
      es: ['su (presidente|presidenta)', '(presidente|presidenta) de la asamblea[ general]'],
      ru: ['(сво*|ее) председател*', 'председател* генеральной ассамблеи', 'председател* ассамблеи'],
      ar: ['رئيس(ها|تها)', 'رئيس الجمعية العامة', 'رئيسة الجمعية العامة', 'رئيس الجمعية'],
      zh: ['其主席', '大会主席', '联合国大会主席'],
    },
    short: { en: ['president'], fr: ['président', 'présidente'], es: ['presidente', 'presidenta'], ru: ['председател*'], ar: ['الرئيس', 'الرئيسة'], zh: ['主席'] },
  },
  {
    code: 'GENERAL_ASSEMBLY',
    names: {
      en: ['general assembly'], fr: ['assemblée générale'], es: ['asamblea general'], ru: ['генеральн* ассамбле*'], ar: ['الجمعية العامة'], zh: ['大会', '联合国大会'],
    },
    short: { en: ['assembly'], fr: ['assemblée'], es: ['asamblea'], ru: ['ассамбле*'], ar: ['الجمعية'] },
  },
  {
    code: 'SECURITY_COUNCIL',
    names: {
      en: ['security council'], fr: ['conseil de sécurité'], es: ['consejo de seguridad'], ru: ['совет* безопасности'], ar: ['مجلس الأمن'], zh: ['安全理事会', '安理会'],
    },
    short: { en: ['council'], fr: ['conseil'], es: ['consejo'], ru: ['совет*'], ar: ['المجلس'], zh: ['理事会'] },
  },
  {
    code: 'ECOSOC',
    names: {
      en: ['economic and social council'], fr: ['conseil économique et social'], es: ['consejo económico y social'], ru: ['экономическ* и социальн* совет*'], ar: ['المجلس الاقتصادي والاجتماعي'], zh: ['经济及社会理事会', '经济和社会理事会', '经社理事会'],
    },
    short: { en: ['council'], fr: ['conseil'], es: ['consejo'], ru: ['совет*'], ar: ['المجلس'], zh: ['理事会'] },
  },
  {
    code: 'HRC',
    names: {
      en: ['human rights council'], fr: ["conseil des droits de l'homme"], es: ['consejo de derechos humanos'], ru: ['совет* по правам человека'], ar: ['مجلس حقوق الإنسان'], zh: ['人权理事会'],
    },
    short: { en: ['council'], fr: ['conseil'], es: ['consejo'], ru: ['совет*'], ar: ['المجلس'], zh: ['理事会'] },
  },
  {
    code: 'CCPCJ',
    names: {
      en: ['commission on crime prevention and criminal justice'], fr: ['commission pour la prévention du crime et la justice pénale'], es: ['comisión de prevención del delito y justicia penal'],
      ru: ['комисси* по предупреждению преступности и уголовному правосудию'], ar: ['لجنة منع الجريمة والعدالة الجنائية'], zh: ['预防犯罪和刑事司法委员会'],
    },
    short: { en: ['commission'], fr: ['commission'], es: ['comisión'], ru: ['комисси*'], ar: ['اللجنة'], zh: ['委员会'] },
  },
  {
    code: 'UNTOC_COP',
    names: {
      en: ['conference of the parties to the united nations convention against transnational organized crime', 'conference of the parties to the (convention|organized crime convention)'],
      fr: ['conférence des parties à la convention[ des nations unies contre la criminalité transnationale organisée]', 'conférence des parties à la convention contre la criminalité organisée'],
      es: ['conferencia de las partes en la convención[ de las naciones unidas contra la delincuencia organizada transnacional]', 'conferencia de las partes en la convención contra la delincuencia organizada'],
      ru: ['конференци* участников конвенции[ организации объединенных наций против транснациональной организованной преступности]', 'конференци* участников конвенции против организованной преступности'],
      ar: ['مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية', 'مؤتمر (الدول )?الأطراف في (الاتفاقية|اتفاقية الجريمة المنظمة)', 'مؤتمر الأطراف في اتفاقية'],
      zh: ['(《)?联合国打击跨国有组织犯罪公约(》)?缔约方(会议|大会)', '(《)?(有组织犯罪)?公约(》)?缔约方(会议|大会)', '(《)?联合国打击跨国有组织犯罪公约(》)?缔约国(会议|大会)'],
    },
    short: { en: ['conference of the parties', 'conference'], fr: ['conférence des parties', 'conférence'], es: ['conferencia de las partes', 'conferencia'], ru: ['конференци* участников', 'конференци*'], ar: ['مؤتمر الأطراف', 'المؤتمر'], zh: ['缔约方会议', '缔约方大会'] },
  },
  {
    code: 'WORKING_GROUP_TIP',
    names: {
      en: ['working group on trafficking in persons', '[open-ended ](interim )?working group on trafficking in persons*'], fr: ['groupe de travail sur la traite des (personnes|êtres humains)'], es: ['grupo de trabajo sobre la trata de personas'],
      ru: ['рабоч* групп* по (вопросам )?торговл* людьми', 'рабоч* групп* по вопросу о торговле людьми'], ar: ['الفريق العامل المعني بالاتجار بالأشخاص'], zh: ['贩运人口问题工作组', '人口贩运问题工作组'],
    },
    short: { en: ['working group'], fr: ['groupe de travail'], es: ['grupo de trabajo'], ru: ['рабоч* групп*'], ar: ['الفريق العامل'], zh: ['工作组'] },
  },
  {
    code: 'ICAT',
    names: {
      en: ['inter-agency coordination group[ against trafficking in persons]', 'other members of the (inter-agency )?coordination group[ against trafficking in persons]', '[other ]members of the inter-agency coordination group[ against trafficking in persons]', '[other ]member* (agencies|organizations|entities) of the (inter-agency )?coordination group[ against trafficking in persons]', '[other ]agencies that are members of the inter-agency coordination group[ against trafficking in persons]', 'icat'],
      fr: ['groupe interinstitutions de (coopération|coordination)[ (contre la traite des (êtres humains|personnes)|pour la lutte contre la traite des personnes)]', '[autres ]membres du groupe (interinstitutions )?(de coordination |de coopération )?[contre la traite des (personnes|êtres humains)]'],
      es: ['grupo interinstitucional de coordinación[ (contra la trata de personas|para la lucha contra la trata de personas)]', '[demás ](otros )?miembros del grupo (interinstitucional )?(de coordinación)?[ contra la trata de personas]'],
      ru: ['межучрежденческ* координационн* групп*[ по борьбе с торговлей людьми]', 'межведомственн* координационн* групп*[ по борьбе с торговлей людьми]', '[друг* ](остальн* )?член* межучрежденческой координационной группы[ по борьбе с торговлей людьми]', '[друг* ]член* координационной группы'],
      ar: ['فريق التنسيق المشترك بين الوكالات[ (المعني )?(بمكافحة|لمكافحة) الاتجار بالأشخاص]', '[سائر ](غيره من )?(الأعضاء الآخرين في |أعضاء )فريق التنسيق[ المشترك بين الوكالات]', 'فريق التنسيق المشترك بين الوكالات'],
      zh: ['(打击贩运人口|打击人口贩运)?机构间协调小组(的)?(其他)?(成员)?', '协调小组其他成员', '协调小组(的)?成员'],
    },
    short: { en: ['coordination group', 'inter-agency group', 'group'], fr: ['groupe', 'groupe de coordination'], es: ['grupo', 'grupo de coordinación'], ru: ['координационн* групп*', 'групп*'], ar: ['فريق التنسيق', 'الفريق'], zh: ['协调小组', '小组'] },
  },
  {
    code: 'UNODC',
    names: {
      en: ['united nations office on drugs and crime', 'unodc', '[executive director of the ]united nations office on drugs and crime'],
      fr: ["office des nations unies contre la drogue et le crime", 'onudc'],
      es: ['oficina de las naciones unidas contra la droga y el delito', 'unodc'],
      ru: ['управлени* организации объединенных наций по наркотикам и преступности', 'юнодк', 'упн оон'],
      ar: ['مكتب الأمم المتحدة المعني بالمخدرات والجريمة', 'مكتب المخدرات والجريمة'],
      zh: ['联合国毒品和犯罪问题办公室', '毒品和犯罪问题办公室', '毒罪办', '毒品罪办'],
    },
    short: { en: ['office'], fr: ['office'], es: ['oficina'], ru: ['управлени*'], ar: ['المكتب'], zh: ['该办公室', '办公室', '毒罪办'] },
  },
  {
    code: 'OHCHR',
    names: {
      en: ['office of the united nations high commissioner for human rights', '[united nations ]high commissioner for human rights', 'office of the high commissioner for human rights', 'ohchr', 'office of the high commissioner'],
      fr: ["haut-commissariat( des nations unies)? aux droits de l'homme", "(haut-commissaire|haute-commissaire|haute commissaire) (des nations unies )?aux droits de l'homme", 'hcdh'],
      es: ['oficina del alto comisionado( de las naciones unidas)? para los derechos humanos', '(alto comisionado|alta comisionada)( de las naciones unidas)? para los derechos humanos', 'acnudh'],
      ru: ['управлени* верховного комиссара( организации объединенных наций)? по правам человека', 'верховн* комиссар*( организации объединенных наций)? по правам человека', 'упч*'],
      ar: ['مفوضية الأمم المتحدة (السامية )?لحقوق الإنسان', '[مكتب ]مفوض الأمم المتحدة السامي لحقوق الإنسان', 'مفوضة الأمم المتحدة السامية لحقوق الإنسان', 'المفوضية السامية لحقوق الإنسان', 'المفوض السامي لحقوق الإنسان'],
      zh: ['(联合国)?人权事务高级专员(办事处)?', '人权高专办', '人权高专'],
    },
    short: { en: ['high commissioner', 'office'], fr: ['haut-commissariat', 'haut-commissaire'], es: ['alto comisionado', 'alta comisionada', 'oficina'], ru: ['верховн* комиссар*'], ar: ['المفوضية', 'المفوض السامي'], zh: ['高级专员', '高级专员办事处'] },
  },
  {
    code: 'UNHCR',
    names: {
      en: ['office of the united nations high commissioner for refugees', '[united nations ]high commissioner for refugees', 'unhcr'],
      fr: ['haut-commissariat des nations unies pour les réfugiés', 'hcr'], es: ['oficina del alto comisionado de las naciones unidas para los refugiados', 'acnur'],
      ru: ['управлени* верховного комиссара организации объединенных наций по делам беженцев', 'увкб*'], ar: ['مفوضية الأمم المتحدة (السامية )?لشؤون اللاجئين', 'مفوضية (الأمم المتحدة )?لشؤون اللاجئين'], zh: ['(联合国)?难民事务高级专员(公署|办事处)?', '难民署'],
    },
  },
  {
    code: 'UNICEF',
    names: {
      en: ["united nations children's fund", 'unicef'], fr: ["fonds des nations unies pour l'enfance", 'unicef'], es: ['fondo de las naciones unidas para la infancia', 'unicef'],
      ru: ['детск* фонд* организации объединенных наций', 'юнисеф'], ar: ['منظمة الأمم المتحدة للطفولة', 'اليونيسيف'], zh: ['(联合国)?儿童基金会', '儿基会'],
    },
  },
  {
    code: 'UN_WOMEN',
    names: {
      en: ['united nations entity for gender equality and the empowerment of women', 'un-women', 'united nations entity for gender equality and the empowerment of women (un-women)'],
      fr: ["entité des nations unies pour l'égalité des sexes et l'autonomisation des femmes", 'onu-femmes'], es: ['entidad de las naciones unidas para la igualdad de género y el empoderamiento de las mujeres', 'onu-mujeres'],
      ru: ['структур* организации объединенных наций по вопросам гендерного равенства и расширения прав и возможностей женщин', 'структур* «?оон-женщины»?'], ar: ['هيئة الأمم المتحدة للمساواة بين الجنسين وتمكين المرأة'], zh: ['(联合国)?促进性别平等和增强妇女权能署', '妇女署'],
    },
  },
  { code: 'UNDP', names: { en: ['united nations development programme', 'undp'], fr: ['programme des nations unies pour le développement', 'pnud'], es: ['programa de las naciones unidas para el desarrollo', 'pnud'], ru: ['программ* развития организации объединенных наций', 'проон'], ar: ['برنامج الأمم المتحدة الإنمائي'], zh: ['(联合国)?开发计划署'] } },
  { code: 'UNFPA', names: { en: ['united nations population fund', 'unfpa'], fr: ['fonds des nations unies pour la population'], es: ['fondo de población de las naciones unidas'], ru: ['фонд* организации объединенных наций в области народонаселения', 'юнфпа'], ar: ['صندوق الأمم المتحدة للسكان'], zh: ['(联合国)?人口基金'] } },
  { code: 'UNESCO', names: { en: ['united nations educational, scientific and cultural organization', 'unesco'], fr: ["organisation des nations unies pour l'éducation, la science et la culture", 'unesco'], es: ['organización de las naciones unidas para la educación, la ciencia y la cultura', 'unesco'], ru: ['организаци* объединенных наций по вопросам образования, науки и культуры', 'юнеско'], ar: ['منظمة الأمم المتحدة للتربية والعلم والثقافة', 'اليونسكو'], zh: ['(联合国)?教育、科学及文化组织', '教科文组织'] } },
  { code: 'WHO', names: { en: ['world health organization'], fr: ['organisation mondiale de la santé'], es: ['organización mundial de la salud'], ru: ['всемирн* организаци* здравоохранения'], ar: ['منظمة الصحة العالمية'], zh: ['世界卫生组织', '世卫组织'] } },
  { code: 'ILO', names: { en: ['international labour organization'], fr: ['organisation internationale du travail'], es: ['organización internacional del trabajo'], ru: ['международн* организаци* труда'], ar: ['منظمة العمل الدولية'], zh: ['国际劳工组织', '劳工组织'] } },
  { code: 'IOM', names: { en: ['international organization for migration'], fr: ['organisation internationale pour les migrations'], es: ['organización internacional para las migraciones'], ru: ['международн* организаци* по миграции'], ar: ['المنظمة الدولية للهجرة'], zh: ['国际移民组织', '国际移徙组织', '移民组织'] } },
  { code: 'WORLD_BANK', names: { en: ['world bank[ group]'], fr: ['banque mondiale'], es: ['banco mundial'], ru: ['всемирн* банк*'], ar: ['البنك الدولي'], zh: ['世界银行(集团)?'] } },
  { code: 'IMF', names: { en: ['international monetary fund'], fr: ['fonds monétaire international'], es: ['fondo monetario internacional'], ru: ['международн* валютн* фонд*'], ar: ['صندوق النقد الدولي'], zh: ['国际货币基金组织'] } },
  { code: 'INTERPOL', names: { en: ['international criminal police organization[ (interpol)]', 'interpol'], fr: ['organisation internationale de police criminelle[ (interpol)]', 'interpol'], es: ['organización internacional de policía criminal[ (interpol)]', 'interpol'], ru: ['международн* организаци* уголовной полиции', 'интерпол*'], ar: ['المنظمة الدولية للشرطة الجنائية', 'الإنتربول'], zh: ['国际刑事警察组织', '国际刑警组织'] } },
  { code: 'STATISTICAL_COMMISSION', names: { en: ['statistical commission'], fr: ['commission de statistique'], es: ['comisión de estadística'], ru: ['статистическ* комисси*'], ar: ['اللجنة الإحصائية'], zh: ['统计委员会'] } },
  { code: 'UNCAC_COSP', names: { en: ['conference of the states parties to the united nations convention against corruption'], fr: ['conférence des états parties à la convention des nations unies contre la corruption'], es: ['conferencia de los estados partes en la convención de las naciones unidas contra la corrupción'], ru: ['конференци* государств-участников конвенции организации объединенных наций против коррупции'], ar: ['مؤتمر الدول الأطراف في اتفاقية الأمم المتحدة لمكافحة الفساد'], zh: ['联合国反腐败公约缔约国会议', '《联合国反腐败公约》缔约国会议'] } },
  {
    code: 'SPECIAL_RAPPORTEUR_TIP',
    names: {
      en: ['special rapporteur[ of the human rights council] on trafficking in persons[, especially women and children]', 'special rapporteur[ of the council] on trafficking in persons[, especially women and children]', 'special rapporteur[ of the commission on human rights] on trafficking in persons[, especially women and children]'],
      fr: ["(rapporteur spécial|rapporteuse spéciale)( du conseil des droits de l'homme)? sur la traite des (êtres humains|personnes)[, en particulier (les femmes et les enfants|des femmes et des enfants)]"],
      es: ['(relator|relatora) especial( del consejo de derechos humanos)? sobre la trata de personas[, especialmente mujeres y niños]'],
      ru: ['специальн* докладчик*( совета по правам человека)? по вопросу о торговле людьми[, особенно женщинами и детьми]'],
      ar: ['(المقرر الخاص|المقررة الخاصة|مقررة مجلس حقوق الإنسان الخاصة) (لمجلس حقوق الإنسان )?(المعني|المعنية)? ?(بمسألة )?(بالاتجار|الاتجار) بالأشخاص[, (ولا سيما|وبخاصة|وخاصة) النساء والأطفال]'],
      zh: ['(人权理事会)?(关于)?贩运人口(特别是|、特别是|尤其是)(贩运)?(妇女和儿童|妇女和儿童行为)(的)?问题特别报告员', '(人权理事会)?(贩运人口|人口贩运)…特别报告员'],
    },
    short: { en: ['special rapporteur'], fr: ['rapporteur spécial', 'rapporteuse spéciale'], es: ['relator especial', 'relatora especial'], ru: ['специальн* докладчик*'], ar: ['المقرر الخاص', 'المقررة الخاصة'], zh: ['特别报告员'] },
  },
  { code: 'SPECIAL_PROCEDURES', names: { en: ['special procedures[ of the human rights council]', '[special procedures ]mandate holders', 'special procedures mandate holders', 'special rapporteurs', 'relevant special rapporteurs'], fr: ["procédures spéciales[ du conseil des droits de l'homme]", 'titulaires de mandat', 'rapporteurs spéciaux'], es: ['procedimientos especiales[ del consejo de derechos humanos]', 'titulares de mandatos', 'relatores especiales'], ru: ['специальн* процедур*[ совета по правам человека]', 'мандатари*', 'специальн* докладчикам', 'специальных докладчиков'], ar: ['الإجراءات الخاصة', 'المكلفين بولايات*', 'المقررين الخاصين'], zh: ['特别程序', '(特别程序)?任务负责人'] } },
  { code: 'TREATY_BODIES', names: { en: ['[human rights ]treaty bodies', 'treaty monitoring bodies'], fr: ['organes conventionnels*', "organes créés en vertu (d'instruments|de traités)*"], es: ['órganos creados en virtud de tratados*'], ru: ['договорн* орган*'], ar: ['هيئات المعاهدات', 'الهيئات المنشأة بموجب معاهدات'], zh: ['(人权)?条约机构'] } },
  { code: 'REGIONAL_COMMISSIONS', names: { en: ['[united nations ]regional commissions'], fr: ['commissions régionales'], es: ['comisiones regionales'], ru: ['региональн* комисси*'], ar: ['اللجان الإقليمية'], zh: ['区域委员会'] } },
  { code: 'TRUST_FUND_BOARD', names: { en: ['board of trustees[ of the (trust fund|united nations voluntary trust fund)]'], fr: ["conseil d'administration du fonds*"], es: ['junta de síndicos*', 'junta de fideicomisarios'], ru: ['совет* попечителей'], ar: ['مجلس أمناء*'], zh: ['(信托基金)?(董事会|受托人理事会)'] } },
  { code: 'PEACEKEEPING_OPERATIONS', names: { en: ['peacekeeping operations', 'peacekeeping missions', 'united nations peacekeeping operations'], fr: ['opérations de maintien de la paix'], es: ['operaciones de mantenimiento de la paz'], ru: ['операци* по поддержанию мира'], ar: ['عمليات حفظ السلام'], zh: ['维持和平行动', '维和行动'] } },
  {
    code: 'UN_SYSTEM_AGENCIES',
    names: {
      en: [
        '[the ]united nations system', 'united nations agencies[, funds and programmes]', '[other ]agencies, funds and programmes of the united nations[ system]', '[funds and programmes, ]specialized agencies[ of the united nations[ system]]', 'funds and programmes of the united nations[ system]', '(agencies|entities|organizations|bodies|organs|funds|programmes|offices|departments)[ and (entities|agencies|bodies|organizations|programmes|funds|mechanisms)] (of|within|in) the united nations[ system]',
        '[relevant ]united nations (entities|bodies|organizations|agencies|funds|programmes|organs|offices|institutions|mechanisms|system agencies|system entities|system organizations)[ and (entities|agencies|bodies|mechanisms|programmes|funds)]', 'united nations system (entities|agencies|bodies|organizations)', 'united nations funds and programmes', 'united nations country teams?', '[resident coordinators and ]united nations country teams', '[other ](agencies|entities) of the system', 'organizations of the system', 'united nations', 'united nations development system', 'united nations funds, programmes and agencies', '[all ]entities and bodies of the united nations system', 'specialized agencies, funds and programmes of the united nations[ system]', 'funds, programmes and [specialized ]agencies of the united nations[ system]', 'relevant (organs|bodies), (organizations|agencies)* [and entities ]of the united nations[ system]', 'funds, programmes and specialized agencies', 'international organizations of the united nations system',
      ],
      fr: [
        "système des nations unies", "(organismes|organes|entités|institutions|fonds|programmes|organisations|bureaux|départements)[,]( (organismes|organes|entités|institutions|fonds|programmes|organisations),?)?[ et (organismes|organes|entités|institutions|fonds|programmes|mécanismes)] (compétents |pertinents |intéressés |concernés |compétentes |pertinentes |intéressées |concernées |spécialisées )?(des nations unies|du système[ des nations unies]|de l'organisation des nations unies|de l'onu)", 'institutions spécialisées*', 'fonds et programmes[ des nations unies]', "organisation des nations unies", "équipes de pays des nations unies", "fonds, programmes et institutions spécialisées*", 'organismes, fonds et programmes[ compétents] des nations unies', 'institutions, fonds et programmes[ du système] des nations unies', 'fonds, programmes et organismes des nations unies', 'nations unies', "organismes[ compétents| pertinents| concernés| intéressés] (des|du système des) nations unies",
      ],
      es: [
        'sistema de las naciones unidas', '(organismos|órganos|entidades|fondos|programas|organizaciones|oficinas)[,]( (organismos|órganos|entidades|fondos|programas|organizaciones),?)?[ y (organismos|órganos|entidades|fondos|programas|mecanismos)] (competentes |pertinentes |especializados |correspondientes |interesados )?(de las naciones unidas|del sistema[ de las naciones unidas])', 'organismos especializados*', 'fondos y programas[ de las naciones unidas]', 'naciones unidas', 'equipos de las naciones unidas en los países', 'organismos, fondos y programas[ (pertinentes|competentes)] (de las naciones unidas|del sistema de las naciones unidas)', 'fondos, programas y organismos*[ especializados] (de las naciones unidas|del sistema de las naciones unidas)', 'organización de las naciones unidas',
      ],
      ru: [
        'систем* организации объединенных наций', '(учреждени*|орган*|организаци*|структур*|подразделени*|фонд*|программ*)[,]( (учреждени*|орган*|фонд*|программ*|организаци*),?)?[ и (учреждени*|орган*|организаци*|фонд*|программ*|механизм*|структур*)] (системы )?организации объединенных наций', 'специализированн* учреждени*[ (системы )?организации объединенных наций]', 'фонд* и программ*[ (системы )?организации объединенных наций]', 'организаци* объединенных наций', 'страновы* групп* организации объединенных наций', 'учреждени*, фонд* и программ*[ (системы )?организации объединенных наций]', '(фонд*|учреждени*|орган*), (программ*|фонд*|организаци*|учреждени*) и (специализированн* )?(учреждени*|программ*|структур*|орган*)[ (системы )?организации объединенных наций]', 'орган* и учреждени* системы', 'учреждени* системы',
      ],
      ar: [
        'منظومة الأمم المتحدة', '(وكالات|كيانات|هيئات|مؤسسات|أجهزة|صناديق|برامج|منظمات|مكاتب)[ (وكيانات*|وهيئات*|ووكالات*|وصناديق*|وبرامج*|وأجهزة*)] (منظومة )?الأمم المتحدة[ (وصناديقها وبرامجها|وبرامجها وصناديقها|وهيئاتها|وصناديقها|وكياناتها|وبرامجها)]', 'الوكالات المتخصصة*', '(الوكالات|الكيانات|الهيئات|المؤسسات|الأجهزة|الصناديق|البرامج|المنظمات)( المختصة| المعنية| ذات الصلة| الأخرى)?( المختصة| المعنية| ذات الصلة| الأخرى)? (في|التابعة ل|ضمن|داخل) ?(منظومة )?(ال|لل)?أمم المتحدة', '(الوكالات|الكيانات|الهيئات|المؤسسات|الأجهزة)( المختصة| المعنية| ذات الصلة| الأخرى)?( المختصة| المعنية| ذات الصلة| الأخرى)? (التابعة )?(لمنظومة|للأمم|بمنظومة|في منظومة) ?(الأمم )?المتحدة', 'صناديق الأمم المتحدة وبرامجها[ ووكالاتها*]', 'الأمم المتحدة', 'الأفرقة القطرية*', 'أفرقة الأمم المتحدة القطرية', 'الصناديق والبرامج*', 'الوكالات والصناديق والبرامج*', 'وكالات الأمم المتحدة وصناديقها وبرامجها',
      ],
      zh: [
        '联合国(系统)?(内)?(的)?(各)?(其他)?(各)?(有关|相关|所有)?(各)?(专门)?(机构|实体|机关|组织|基金|方案|部门|办事处|署)(、(机构|实体|机关|组织|基金|方案)){0,3}((和|及|以及)(机构|实体|机关|组织|基金|方案|计划署|专门机构|机制))?', '联合国系统', '联合国', '(各)?专门机构', '(联合国)?(各)?(基金|机构|组织)、(基金|方案|计划|机构)(和|及)(专门)?(方案|机构|计划署|组织)', '联合国国家(工作)?队', '系统其他(相关|有关)机构', '联合国(各)?(基金|机构)和(方案|计划署|专门机构)', '基金和方案',
      ],
    },
  },
];

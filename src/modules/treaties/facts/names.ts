import type { Lang } from '../../../kernel/i18n/index.js';
import type { InstrumentName } from '../instrument.js';

/** Names of instruments in our own words, and short ones for columns; by code. */
export const NAMES: Readonly<Record<string, Readonly<Record<Lang, InstrumentName>>>> = {
  untoc: {
    ar: { name: 'اتفاقية مكافحة الجريمة المنظمة عبر الوطنية', short: 'الجريمة المنظمة' },
    en: { name: 'Convention against Transnational Organized Crime', short: 'Organized Crime' },
    es: { name: 'Convención contra la Delincuencia Organizada Transnacional', short: 'Delincuencia organizada' },
    fr: { name: 'Convention contre la criminalité transnationale organisée', short: 'Criminalité organisée' },
    ru: { name: 'Конвенция против транснациональной организованной преступности', short: 'Оргпреступность' },
    zh: { name: '打击跨国有组织犯罪公约', short: '有组织犯罪公约' },
  },
  'trafficking-protocol': {
    ar: { name: 'بروتوكول الاتجار بالأشخاص', short: 'الاتجار' },
    en: { name: 'Trafficking in Persons Protocol', short: 'Trafficking' },
    es: { name: 'Protocolo contra la Trata de Personas', short: 'Trata' },
    fr: { name: 'Protocole relatif à la traite des personnes', short: 'Traite' },
    ru: { name: 'Протокол о торговле людьми', short: 'Торговля людьми' },
    zh: { name: '贩运人口议定书', short: '贩运人口' },
  },
  'smuggling-protocol': {
    ar: { name: 'بروتوكول تهريب المهاجرين', short: 'تهريب المهاجرين' },
    en: { name: 'Smuggling of Migrants Protocol', short: 'Smuggling' },
    es: { name: 'Protocolo contra el Tráfico Ilícito de Migrantes', short: 'Tráfico de migrantes' },
    fr: { name: 'Protocole contre le trafic illicite de migrants', short: 'Trafic de migrants' },
    ru: { name: 'Протокол против незаконного ввоза мигрантов', short: 'Ввоз мигрантов' },
    zh: { name: '偷运移民议定书', short: '偷运移民' },
  },
  'sale-of-children-protocol': {
    ar: { name: 'البروتوكول الاختياري بشأن بيع الأطفال', short: 'بيع الأطفال' },
    en: { name: 'Optional Protocol on the sale of children', short: 'Sale of children' },
    es: { name: 'Protocolo facultativo sobre la venta de niños', short: 'Venta de niños' },
    fr: { name: 'Protocole facultatif concernant la vente d’enfants', short: 'Vente d’enfants' },
    ru: { name: 'Факультативный протокол о торговле детьми', short: 'Торговля детьми' },
    zh: { name: '买卖儿童问题任择议定书', short: '买卖儿童' },
  },
  'slavery-1956': {
    ar: { name: 'الاتفاقية التكميلية لإبطال الرق لعام 1956', short: 'الرق 1956' },
    en: { name: 'Supplementary Convention on Slavery, 1956', short: 'Slavery 1956' },
    es: { name: 'Convención suplementaria sobre la esclavitud, de 1956', short: 'Esclavitud 1956' },
    fr: { name: 'Convention supplémentaire relative à l’esclavage, de 1956', short: 'Esclavage 1956' },
    ru: { name: 'Дополнительная конвенция об упразднении рабства 1956 года', short: 'Рабство 1956' },
    zh: { name: '1956年废止奴隶制补充公约', short: '奴隶制（1956）' },
  },
  'ilo-29': {
    ar: { name: 'اتفاقية العمل الجبري (رقم 29)', short: 'العمل الجبري 29' },
    en: { name: 'ILO Forced Labour Convention (No. 29)', short: 'Forced labour C29' },
    es: { name: 'Convenio de la OIT sobre el trabajo forzoso (núm. 29)', short: 'Trabajo forzoso C29' },
    fr: { name: 'Convention de l’OIT sur le travail forcé (n° 29)', short: 'Travail forcé C29' },
    ru: { name: 'Конвенция МОТ о принудительном труде (№ 29)', short: 'Принудительный труд C29' },
    zh: { name: '国际劳工组织强迫劳动公约（第29号）', short: '强迫劳动C29' },
  },
  'ilo-29-protocol': {
    ar: { name: 'بروتوكول عام 2014 لاتفاقية العمل الجبري', short: 'بروتوكول 2014' },
    en: { name: 'Protocol of 2014 to the Forced Labour Convention', short: 'Protocol P29' },
    es: { name: 'Protocolo de 2014 relativo al Convenio sobre el trabajo forzoso', short: 'Protocolo P29' },
    fr: { name: 'Protocole de 2014 relatif à la convention sur le travail forcé', short: 'Protocole P29' },
    ru: { name: 'Протокол 2014 года к Конвенции о принудительном труде', short: 'Протокол P29' },
    zh: { name: '强迫劳动公约2014年议定书', short: '议定书P29' },
  },
  'ilo-182': {
    ar: { name: 'اتفاقية أسوأ أشكال عمل الأطفال (رقم 182)', short: 'عمل الأطفال 182' },
    en: { name: 'ILO Worst Forms of Child Labour Convention (No. 182)', short: 'Child labour C182' },
    es: {
      name: 'Convenio de la OIT sobre las peores formas de trabajo infantil (núm. 182)',
      short: 'Trabajo infantil C182',
    },
    fr: {
      name: 'Convention de l’OIT sur les pires formes de travail des enfants (n° 182)',
      short: 'Travail des enfants C182',
    },
    ru: { name: 'Конвенция МОТ о наихудших формах детского труда (№ 182)', short: 'Детский труд C182' },
    zh: { name: '国际劳工组织最恶劣形式童工劳动公约（第182号）', short: '童工C182' },
  },
};

import type { DateLexicon } from '../lexicon.js';

export const datesEs: DateLexicon = {
  months: [['enero'], ['febrero'], ['marzo'], ['abril'], ['mayo'], ['junio'], ['julio'], ['agosto'], ['septiembre', 'setiembre'], ['octubre'], ['noviembre'], ['diciembre']],
  ordinals: [
    ['primer(o|a)?', 1], ['segund(o|a)', 2], ['tercer(o|a)?', 3], ['cuart(o|a)', 4], ['quint(o|a)', 5], ['sext(o|a)', 6], ['séptim(o|a)', 7], ['septim(o|a)', 7], ['octav(o|a)', 8], ['noven(o|a)', 9], ['décim(o|a)', 10], ['decim(o|a)', 10], ['undécim(o|a)', 11], ['duodécim(o|a)', 12],
    ['vigésim(o|a)', 20], ['vigesim(o|a)', 20], ['trigésim(o|a)', 30], ['trigesim(o|a)', 30], ['cuadragésim(o|a)', 40], ['quincuagésim(o|a)', 50], ['sexagésim(o|a)', 60], ['septuagésim(o|a)', 70], ['octogésim(o|a)', 80], ['nonagésim(o|a)', 90], ['centésim(o|a)', 100],
  ],
  ordinalJoins: [' ', ''],
  ordinalAnd: [', ', ' y ', ' y en su ', ' o ', ' y su '],
  ordinalDigits: '(\\d{1,3}) ?(?:º|ª|er|°|o|a)\\.?',
  sessions: ['{o} período[ ordinario][ anual] de sesiones', '{o} períodos[ ordinarios] de sesiones', 'períodos de sesiones {o}', '{o} sesión'],
  days: ['{d1} de {m1},? (y|al|-) (el )?(lunes|martes|miércoles|jueves|viernes|sábado|domingo) {d2} de {m2} (de|del) {y2}', '{d1} de {m1}[ (de|del) {y1}] (al|a|y|hasta el|y el) {d2} de {m2}[ (de|del) {y2}]', '{d1}[ ?(al|a|y|-|o|,|y el) ?{d2}] de {m1}[ (de|del)[ año] {y1}]'],
  monthYears: ['{m1}[ ?(a|y|-|o) ?{m2}] (de|del)[ año] {y1}'],
  years: ['{y1}'],
  periods: ['(para|durante|en|correspondiente a|al|del|el) ?(el )?(período|bienio|los años|trienio)[ comprendido entre] {y1}( ?- ?| a | y ){y2}', 'de {y1} a {y2}', 'entre {y1} y {y2}', 'desde {y1} hasta {y2}', 'bienio {y1} ?- ?{y2}', 'período {y1} ?- ?{y2}'],
  within: ['en (un plazo de|el plazo de) {n} (días|semanas|meses|años)', 'dentro de (un plazo de |los )?{n} (días|semanas|meses|años)*'],
  frequencies: [
    ['anualmente', 'P1Y'], ['anual', 'P1Y'], ['anuales', 'P1Y'], ['cada año', 'P1Y'], ['todos los años', 'P1Y'], ['una vez al año', 'P1Y'], ['cada dos años', 'P2Y'], ['bienal*', 'P2Y'], ['bianual*', 'P2Y'], ['cada tres años', 'P3Y'], ['trienal*', 'P3Y'], ['cada cuatro años', 'P4Y'], ['cuatrienal*', 'P4Y'], ['cuadrienal*', 'P4Y'], ['cada cinco años', 'P5Y'], ['quinquenal*', 'P5Y'],
    ['cada seis meses', 'P6M'], ['semestral*', 'P6M'], ['dos veces al año', 'P6M'], ['trimestral*', 'P3M'], ['cada tres meses', 'P3M'], ['mensual*', 'P1M'], ['cada mes', 'P1M'], ['todos los meses', 'P1M'], ['cada diez años', 'P10Y'],
  ],
  leads: {
    notAfter: ['a más tardar (en|el|para|a fines de|a finales de|al final de|en su|durante su)', 'a más tardar', 'para[ el año]', 'antes de que (termine|finalice|concluya)( el año)?', 'antes del (fin|final) de[ su]', 'antes de (fines|finales) de', 'para (fines|finales) de', 'no más tarde (de|del|que)', 'de aquí a', 'para el', 'antes de que (termine|finalice|concluya) su', 'antes de que concluya (el|su)'],
    before: ['antes de', 'antes del', 'antes de su', 'con anterioridad a su', 'con anterioridad al'],
    until: ['hasta', 'hasta el', 'hasta su', 'hasta fines de', 'hasta finales de', 'hasta el final de[ su]'],
    starting: ['a partir (de|del)[ su]', 'a partir del[ año]', 'empezando (en|por|a partir de)[ su]', 'comenzando (en|por)[ su]', 'desde[ (su|el|la)]', 'a contar (de|desde)[ su]', 'con efecto a partir de[l]', 'a comenzar en[ su]'],
    at: ['en', 'en el', 'el', 'los días', 'en su', 'durante', 'durante su', 'durante el', 'para su', 'de su', 'a su', 'en el año', 'a principios de', 'a fines de', 'a finales de', 'del', 'desde el', 'entre el', 'los', 'en sus', 'del año', 'a mediados de', 'en el curso de', 'al', 'en la primera mitad de'],
    cited: [', de', '(presidente|presidenta) de la asamblea general en su', 'de', 'de fecha', '(aprobad|adoptad|firmad|publicad|concertad|ratificad|proclamad)*[ (en|por) *] (el|en|en su)', 'entró en vigor el', 'en vigor el', '(convenio|protocolo|convención|recomendación)(,| de)', 'informe sobre su', 'sobre la labor realizada en su', 'desde', 'cumbre mundial', '(resoluci(ón|ones)|decisi(ón|ones)) …,? de', 'y de', 'vol.', 'aprobada en su', 'aprobado en su', 'cumbre mundial de'],
  },
  tails: { notAfter: ['a más tardar'], starting: ['y posteriormente', 'y en lo sucesivo', 'en adelante'], cited: [] },
  held: ['celebrad(o|a|os|as)', 'que se celebr(ó|aron)', 'se celebr(ó|aron)', 'organizad(o|a|os|as)', 'tuv(o|ieron) lugar', 'convocad(o|a|os|as)', 'acogid(o|a|os|as)', 'celebr(ó|aron)', 'la celebración', 'que tuvo lugar', 'reunid(o|a|os|as)', 'se reunió'],
  toBe: ['se celebrará*', 'que se celebrará*', 'tendrá lugar', 'ha de celebrarse', 'se convocará', 'prevista*', 'previsto*', 'por celebrar', 'se organizará', 'se publicará', 'celebrar', 'convocar'],
  observances: ['día (mundial|internacional)', 'observ*', 'conmemor*', 'año internacional', 'celebra(ción|rse)', 'designa*', 'proclam*', 'declar*'],
  places: ['(celebrad(o|a|os|as)|lugar|celebró) en {p}( del| los| el|,| en)', 'en {p},? (del|los días|los|el) '],
};

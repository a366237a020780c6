import type { DateLexicon } from '../lexicon.js';

export const datesFr: DateLexicon = {
  months: [['janvier'], ['février'], ['mars'], ['avril'], ['mai'], ['juin'], ['juillet'], ['août', 'aout'], ['septembre'], ['octobre'], ['novembre'], ['décembre']],
  ordinals: [
    ['première', 1], ['premier', 1], ['unième', 1], ['deuxième', 2], ['seconde', 2], ['troisième', 3], ['quatrième', 4], ['cinquième', 5], ['sixième', 6], ['septième', 7], ['huitième', 8], ['neuvième', 9], ['dixième', 10], ['dix', 10],
    ['onzième', 11], ['douzième', 12], ['treizième', 13], ['quatorzième', 14], ['quinzième', 15], ['seizième', 16], ['vingtième', 20], ['vingt', 20], ['trentième', 30], ['trente', 30], ['quarantième', 40], ['quarante', 40], ['cinquantième', 50], ['cinquante', 50],
    ['soixantième', 60], ['soixante', 60], ['quatre-vingtième', 80], ['quatre-vingt', 80], ['quatre-vingts', 80], ['centième', 100], ['cent', 100],
  ],
  ordinalJoins: ['-', ' et ', ' ', '-et-'],
  ordinalAnd: [', ', ' et ', ' et à sa ', ' ou ', ' et de sa ', ' et '],
  ordinalDigits: '(\\d{1,3}) ?(?:ème|eme|e|re|er)',
  sessions: ['{o} sessions?[ (ordinaires?|annuelles?)]'],
  days: ['{d1}(er)? {m1}[,] (et|au|-) [(le |au )?*di ]{d2} {m2} {y2}', "{d1}(er)? {m1}[ {y1}] (au|et|-|jusqu'au) {d2}(er)? {m2}[ {y2}]", "{d1}(er)?[ ?(au|et|-|ou|,) ?{d2}] {m1}[ {y1}]"],
  monthYears: ['{m1}[ ?(à|et|-|ou) ?{m2}] {y1}'],
  years: ['{y1}'],
  periods: ["(pour|pendant|durant|au cours de) (la période|l'exercice|l'exercice biennal|les années|la période biennale|le biennium)[ allant de] {y1}( ?- ?| à | et ){y2}", 'de {y1} à {y2}', 'entre {y1} et {y2}', "l'exercice[ biennal] {y1} ?- ?{y2}", '(la )?période {y1} ?- ?{y2}'],
  within: ['dans (un délai de|les) {n}( prochains| premiers)? (jours|semaines|mois|ans)', "d'ici à {n} (jours|mois|ans)"],
  frequencies: [
    ['chaque année', 'P1Y'], ['tous les ans', 'P1Y'], ['annuellement', 'P1Y'], ['annuels?', 'P1Y'], ['annuelles?', 'P1Y'], ['une fois par an', 'P1Y'], ['chaque an', 'P1Y'], ['tous les deux ans', 'P2Y'], ['biennal*', 'P2Y'], ['bisannuel*', 'P2Y'], ['tous les trois ans', 'P3Y'], ['triennal*', 'P3Y'], ['tous les quatre ans', 'P4Y'], ['quadriennal*', 'P4Y'], ['quadriennaux', 'P4Y'], ['biennaux', 'P2Y'], ['tous les cinq ans', 'P5Y'], ['quinquennal*', 'P5Y'],
    ['tous les six mois', 'P6M'], ['semestriel*', 'P6M'], ['deux fois par an', 'P6M'], ['trimestriel*', 'P3M'], ['tous les trois mois', 'P3M'], ['mensuel*', 'P1M'], ['tous les mois', 'P1M'], ['chaque mois', 'P1M'], ['tous les dix ans', 'P10Y'], ['selon une périodicité quadriennale', 'P4Y'],
  ],
  leads: {
    notAfter: ['au plus tard (en|le|à|au|à la|à sa|lors de sa|fin|à la fin de)', 'au plus tard', "d'ici (à|au|à la fin de|la fin de|fin|à fin|à sa|le|à la)", "d'ici", 'avant la fin (de|du|de l\'année|de sa|de la)', 'avant fin', "d'ici à la fin (de|du|de l'année|de sa|de la)", 'avant la fin de', "pour (le|la fin de) "],
    before: ['avant', 'avant le', 'avant sa', 'avant la', "avant (l'année)", 'préalablement à sa'],
    until: ["jusqu'(en|au|à|à la fin de|à sa|à la|à fin)"],
    starting: ['à (compter|partir) (de|du|de sa|de la|de l\'année)', "à (compter|partir) d'", 'à commencer (en|par sa|par|à sa|à)', 'dès (sa|la|le)?', 'dès', 'depuis', 'à compter'],
    at: ['en', 'à', 'au', 'le', 'les', 'à sa', 'à la', 'lors de sa', 'lors de la', 'au cours de sa', 'au cours de', 'pendant', 'pendant sa', 'durant', 'courant', 'pour', 'du', "de l'année", 'de sa', 'à ses', 'lors de ses', 'fin', 'début', 'dans le courant de', "à l'ordre du jour[ provisoire] de sa", 'sur', 'au mois de', 'à la fin de', 'au début de', 'pour sa'],
    cited: ['du', "(président|présidente) de l'assemblée générale à sa", 'en date (du|des)', 'daté* du', '(adopté|signé|publié|conclu|ratifié|proclamé|entré* en vigueur|entérin)*[ (à|par|au) *] (le|en|à sa|les)', 'en vigueur le', '(convention|protocole|recommandation)(,| de)', 'rapport sur (sa|les travaux de sa)', 'sur les travaux de sa', 'depuis', 'sommet mondial de', 'adoptée à sa', 'adopté à sa', '(résolutions?|décisions?) … (du|des)', 'et du', 'vol.'],
  },
  tails: { notAfter: ['au plus tard'], starting: ['et par la suite', 'et ensuite'], cited: [] },
  held: ['tenue?s?', "s'est tenue?", 'organisée?s?', 'accueillie?s?', 'convoquée?s?', 'eu lieu', 'a tenu', "s'est réuni*", 'la tenue', 'qui s\'est tenue?', 'lancée?s?', 'a organisé', 'a accueilli', 'se sont tenue?s', 'la convocation'],
  toBe: ['se tiendra', 'se tiendront', 'aura lieu', 'auront lieu', 'doit se tenir', 'qui se tiendra', 'sera organisée?', 'sera convoquée?', 'devant se tenir', 'prévue?s?', 'doivent se tenir', 'sera publié*', 'paraîtra', 'de tenir', 'de convoquer'],
  observances: ['journée (mondiale|internationale)', 'journée', 'célébr*', 'année internationale', 'observ*', 'commémor*', 'proclam*'],
  places: ['(tenue?s?|organisée?s?|lieu|tient|accueillie?s?) à {p}( du| les| le|,| en)', 'à {p},? (du|les|le) '],
};

import type { DateLexicon } from '../lexicon.js';

export const datesEn: DateLexicon = {
  months: [['january'], ['february'], ['march'], ['april'], ['may'], ['june'], ['july'], ['august'], ['september'], ['october'], ['november'], ['december']],
  ordinals: [
    ['first', 1], ['second', 2], ['third', 3], ['fourth', 4], ['fifth', 5], ['sixth', 6], ['seventh', 7], ['eighth', 8], ['ninth', 9], ['tenth', 10], ['eleventh', 11], ['twelfth', 12], ['thirteenth', 13], ['fourteenth', 14],
    ['fifteenth', 15], ['sixteenth', 16], ['seventeenth', 17], ['eighteenth', 18], ['nineteenth', 19], ['twenty', 20], ['twentieth', 20], ['thirty', 30], ['thirtieth', 30], ['forty', 40], ['fortieth', 40], ['fifty', 50], ['fiftieth', 50],
    ['sixty', 60], ['sixtieth', 60], ['seventy', 70], ['seventieth', 70], ['eighty', 80], ['eightieth', 80], ['ninety', 90], ['ninetieth', 90], ['one hundred', 100], ['one hundred and', 100], ['one hundredth', 100], ['hundredth', 100],
  ],
  ordinalJoins: ['-', ' '],
  ordinalAnd: [', ', ' and ', ', and ', ' and at its ', ' or ', ' to ', ' and its '],
  ordinalDigits: '(\\d{1,3}) ?(?:st|nd|rd|th)',
  sessions: ['{o} [(regular|annual|substantive|resumed) ]sessions?'],
  days: ['{d1} {m1},? (and|to|-) [*day,? ]{d2} {m2},? {y2}', '{d1} {m1}[ {y1}] (to|until|-|and) {d2} {m2}[ {y2}]', '{d1}[ ?(to|and|-|until|or|,) ?{d2}] {m1}[,? {y1}]', '{m1} {d1}[ ?(-|to|and) ?{d2}], {y1}'],
  monthYears: ['{m1}[ ?(to|and|-|or) ?{m2}],? {y1}'],
  years: ['{y1}'],
  periods: ['for the (period|biennium|years|triennium|quadrennium|financial period|budget period)( from)? {y1}( ?- ?| to | and ){y2}', 'from {y1} to {y2}', 'between {y1} and {y2}', '(during|in|over|covering) the (period|biennium|years) {y1}( ?- ?| to | and ){y2}', '(biennium|bienniums|triennium) {y1} ?- ?{y2}'],
  within: ['within {n} (days|weeks|months|years)'],
  frequencies: [
    ['annually', 'P1Y'], ['annual', 'P1Y'], ['every year', 'P1Y'], ['each year', 'P1Y'], ['yearly', 'P1Y'], ['on an annual basis', 'P1Y'], ['on a yearly basis', 'P1Y'], ['once a year', 'P1Y'], ['biennially', 'P2Y'], ['biennial', 'P2Y'], ['every (two|2|second) years?', 'P2Y'], ['every other year', 'P2Y'], ['on a biennial basis', 'P2Y'], ['on a two-year basis', 'P2Y'], ['once every two years', 'P2Y'],
    ['triennially', 'P3Y'], ['triennial', 'P3Y'], ['every (three|3) years', 'P3Y'], ['on a three-year basis', 'P3Y'], ['quadrennially', 'P4Y'], ['quadrennial(?! comprehensive)', 'P4Y'], ['every (four|4) years', 'P4Y'], ['on a four-year basis', 'P4Y'], ['on a quadrennial basis', 'P4Y'], ['quinquennially', 'P5Y'], ['quinquennial', 'P5Y'], ['every (five|5) years', 'P5Y'], ['on a five-year basis', 'P5Y'],
    ['every (six|6) months', 'P6M'], ['semi-annually', 'P6M'], ['semi-annual', 'P6M'], ['biannual', 'P6M'], ['biannually', 'P6M'], ['twice a year', 'P6M'], ['twice yearly', 'P6M'], ['quarterly', 'P3M'], ['every (three|3) months', 'P3M'], ['monthly', 'P1M'], ['every month', 'P1M'], ['every (ten|10) years', 'P10Y'], ['every (120|90|60|30) days', 'P?D'],
  ],
  leads: {
    notAfter: ['no later than', 'not later than', 'by', 'before the end of', 'by the end of', 'at the latest by', 'at the latest in', 'at the latest', 'by no later than', 'no later than at', 'no later than the end of', 'no later than (at|by|in|the) (its|the)', 'by its', 'by the', 'at the latest at its', 'not later than (at )?its', 'before the end of (its|the)', 'by the end of (its|the)', 'no later than (at )?(its|the)', 'on or before', 'up to and including'],
    before: ['before', 'prior to', 'before its', 'in advance of', 'prior to its', 'before the'],
    until: ['until', 'up to', 'through', 'until the end of', 'until its', 'until the', 'through the end of', 'till'],
    starting: ['starting (at|in|from|with)[ (its|the)]', 'beginning (at|in|from|with|on)[ (its|the)]', 'commencing (at|in|from|with)[ (its|the)]', 'as from[ (its|the)]', 'as of[ (its|the)]', 'starting', 'beginning', 'commencing', 'from (its|the)', 'effective from', 'with effect from', 'from'],
    at: ['in', 'at', 'on', 'during', 'in early', 'in late', 'in mid-', 'at its', 'at the', 'during its', 'during the', 'to its', 'of its', 'for', 'for its', 'for the', 'in the course of', 'in the year', 'in the', 'on the', 'later in', 'at the end of', 'from', 'to the', 'as early as', 'starting in', 'until', 'since', 'at both its', 'in its', 'in the second half of', 'in the first half of'],
    cited: ['of', 'president of the general assembly at its', 'president of the assembly at its', 'dated', '(adopted|signed|issued|opened for signature|established|ratified|published|proclaimed|endorsed|done|released)[ (at|in|by) *] (on|in|from|at its|at the)', 'entered into force on', 'entry into force on', 'since', 'as at', 'adopted', 'report on (its|the)', 'reports on (its|the)', 'on the work of (its|the)', '(convention|protocol|recommendation),', 'vol.', 'adopted by the * * at (its|the)', 'adopted at (its|the)', 'adopted in', 'in its resolution', 'as of'],
  },
  tails: { notAfter: [], starting: ['and every', 'and thereafter', 'onwards', 'onward'], cited: ['world summit', 'convention', 'protocol', 'agenda', 'recommendation', 'edition', 'global report', 'plan', 'report'] },
  held: ['held', 'hosted', 'convened', 'took place', 'organized', 'co-hosted', 'met', 'was held', 'were held', 'launched', 'the holding', 'organised', 'that took place', 'gathered', 'concluded', 'having met', 'co-organized'],
  toBe: ['to be held', 'will be held', 'to take place', 'to be convened', 'will take place', 'to be hosted', 'will be convened', 'scheduled', 'to be organized', 'shall be held', 'be held', 'be convened'],
  observances: ['world day', 'international day', 'day against', 'international year', 'be observed', 'observance', 'observed', 'commemorat*', 'day of', 'international week', 'day for', 'day on', 'designat*', 'celebrated'],
  places: ['(held|convened|hosted|place) (in|at) {p}( from| on|,)', '(in|at) {p},? (on|from) '],
};

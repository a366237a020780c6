import { isLang } from '../../../kernel/i18n/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { type About, COUNTING_RULES } from './data-set.js';

/** As a form or a client gives it. */
export interface AboutGiven {
  name: string;
  lang: string;
  from: string;
  to: string;
  countingRule: string;
  unit: string;
  source: string;
  coverage: string;
  biases: string;
}

const LONGEST = 4000;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));

/** What must be said of numbers before they are kept. @throws HouseRefusal beside the field that must be mended */
export function checkAbout(given: AboutGiven): About {
  const words = (field: 'name' | 'unit' | 'source' | 'coverage' | 'biases'): string => {
    const text = given[field].trim();
    if (text === '') throw new HouseRefusal(field === 'name' ? 'name-missing' : 'word-missing', { field });
    if (text.length > LONGEST) throw new HouseRefusal('too-long', { field, values: { limit: LONGEST } });
    return text;
  };
  if (!isLang(given.lang)) throw new HouseRefusal('not-in-list', { field: 'lang' });
  const countingRule = COUNTING_RULES.find((one) => one === given.countingRule);
  if (countingRule === undefined) throw new HouseRefusal('not-in-list', { field: 'countingRule' });
  const day = (field: 'from' | 'to'): string | null => {
    const text = given[field].trim();
    if (text !== '' && !isDay(text)) throw new HouseRefusal('bad-period', { field });
    return text === '' ? null : text;
  };
  const [from, to] = [day('from'), day('to')];
  if (from !== null && to !== null && from > to) throw new HouseRefusal('bad-period', { field: 'to' });
  return {
    name: words('name'),
    lang: given.lang,
    from,
    to,
    countingRule,
    unit: words('unit'),
    source: words('source'),
    coverage: words('coverage'),
    biases: words('biases'),
  };
}

import { formatList, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import { partyName } from '../../parties/index.js';
import { textIn } from '../concrete/content.js';
import { planMeasure } from '../plan-measure.js';
import type { WholeAppraisal } from './find-appraisals.js';
import type { CallInSnapshot, ConcreteInSnapshot, TreatyInSnapshot } from './snapshot.js';

/** What codes of a frozen view are called in the reader's language. Pure. */

/** A cell with more names than these nobody reads; the JSON has all of them. */
const MOST_NAMES = 12;

type Named = Pick<WholeAppraisal, 'parties'>;

/** "12. Address what makes people vulnerable" */
export function measureText(t: Translator, n: number): string {
  const measure = planMeasure(n);
  return measure === null
    ? String(n)
    : t('plan.measure.name', { n, title: formatList(t.lang, measure.titles(t.lang)) });
}

/** By its name of today; by its code where there is none. */
export function partyText(t: Translator, { parties }: Named, code: string): string {
  const party = parties.get(code);
  return party === undefined ? code : partyName(t, party);
}

/** "Belarus, Kenya and 7 more", by name. */
export function namesText(t: Translator, whole: Named, codes: readonly string[]): string {
  const names = codes.map((code) => partyText(t, whole, code)).sort(new Intl.Collator(t.lang).compare);
  if (names.length <= MOST_NAMES + 1) return formatList(t.lang, names);
  const list = names.slice(0, MOST_NAMES).join(t.lang === 'zh' ? '、' : t.lang === 'ar' ? '، ' : ', ');
  return t('plan.appraisal.and-more', { list, n: names.length - MOST_NAMES });
}

export function concreteText(t: Translator, { key, titles }: Pick<ConcreteInSnapshot, 'key' | 'titles'>): string {
  return textIn(titles, t.lang)?.text ?? key;
}

export function treatyText(t: Translator, { code, names }: Pick<TreatyInSnapshot, 'code' | 'names'>): string {
  return textIn(names, t.lang)?.text ?? code;
}

export function callText(t: Translator, { key, titles }: Pick<CallInSnapshot, 'key' | 'titles'>): string {
  return textIn(titles, t.lang)?.text ?? key;
}

export function stateText(t: Translator, state: string): string {
  return t.find(`plan.state.${state}`) ?? state;
}

/** "31 of 193"; a dash where nobody is asked. */
export function shareText(t: Translator, share: { said: number; asked: number } | undefined): string {
  if (share === undefined || share.asked === 0) return '–';
  return t('plan.share', { said: formatNumber(t.lang, share.said), asked: formatNumber(t.lang, share.asked) });
}

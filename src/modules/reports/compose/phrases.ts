import { formatDate, formatList, formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { BlockBody } from '../report/block.js';

/** Sentences that numbers make, in the language of the frame. Pure. */

/** @param written Language of the report, where a word is not in that of the frame. Empty for what makes no sentence. */
export function phraseOf(t: Translator, body: BlockBody, written: Lang): string {
  const said = (words: Parameters<typeof wordingIn>[0]) => wordingIn(words, t.lang, written).text;
  switch (body.kind) {
    case 'count': {
      const { among, told, base } = body;
      return t(`reports.phrase.count-${among}`, { said: told.said, base, option: said(told.words) });
    }
    case 'number': {
      const { among, what, amount, unit, base } = body;
      const words = said(unit);
      const number = amountWord(t, amount);
      const value = words === '' ? number : t('reports.phrase.with-unit', { number, unit: words });
      return t(`reports.phrase.${what}-${among}`, { value, base });
    }
    case 'register': {
      const { commitments, on } = body;
      const counts = new Map<string, number>();
      for (const { state } of commitments) counts.set(state, (counts.get(state) ?? 0) + 1);
      const parts = [...counts].map(([state, n]) =>
        t('reports.phrase.in-state', { n, state: t.find(`commitments.state.${state}`) ?? state }),
      );
      const date = formatDate(t.lang, on);
      return t('reports.phrase.register', { n: commitments.length, parts: formatList(t.lang, parts), date });
    }
    default:
      return '';
  }
}

/** A decimal as its language writes it, however long. */
function amountWord(t: Translator, amount: string): string {
  const exact = Number(amount);
  return String(exact) === amount ? formatNumber(t.lang, exact) : amount;
}

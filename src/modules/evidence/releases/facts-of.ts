import { formatDate, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import { noiseMargin } from '../published/noise-margin.js';
import type { Release } from './release.js';
import { rulesOf, sayRules } from './say-rules.js';

/** What must be read with the numbers of a release: base, period, counting rule, protection and error, each with its name. */
export function factsOf(t: Translator, release: Release): [name: string, value: string][] {
  const { about, method, rows, licence } = release;
  const period =
    about.from === null || about.to === null
      ? t('evidence.caveat.no-period')
      : t('evidence.release.period-of', { from: formatDate(t.lang, about.from), to: formatDate(t.lang, about.to) });
  const facts: [string, string][] = [
    [t('evidence.about.counting-rule'), t(`evidence.counting.${about.countingRule}`)],
    [t('evidence.about.unit'), about.unit],
    [t('evidence.release.period'), period],
    [t('evidence.data.rows'), formatNumber(t.lang, rows)],
    [t('evidence.about.source'), about.source],
    [t('evidence.about.coverage'), about.coverage],
    [t('evidence.about.biases'), about.biases],
    [t('evidence.release.method'), `${t(`evidence.method.${method.name}`)}. ${t(`evidence.promise.${method.name}`)}`],
    [t('evidence.release.rules'), sayRules(t, rulesOf(method)).join(' ')],
    [t('evidence.release.error-bar'), errorOf(t, release)],
    [t('evidence.make.licence'), licence],
  ];
  const generated: [string, string][] = release.generated
    ? [[t('evidence.release.generated'), t('evidence.release.generated-what')]]
    : [];
  return [...generated, ...facts].filter(([, value]) => value !== '');
}

/** How far a number may be off because of the protection, in words. */
export function errorOf(t: Translator, { method }: Pick<Release, 'method'>): string {
  const margin = noiseMargin(method);
  if (margin === 0) return t('evidence.caveat.exact');
  return margin === null
    ? t('evidence.caveat.error-unknown')
    : t('evidence.caveat.error', { n: formatNumber(t.lang, margin) });
}

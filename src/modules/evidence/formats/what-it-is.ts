import { noiseMargin } from '../published/noise-margin.js';
import type { ToFormat } from './to-format.js';

/** What must be read with the numbers of a release, for programs: base, period, counting rule, protection, error, citation. No file goes without it. */
export function whatItIs({
  release,
  facts,
  citation,
  lang,
}: Pick<ToFormat, 'release' | 'facts' | 'citation' | 'lang'>) {
  const { about, method, kind, generated, epsilon, delta } = release;
  return {
    ...{ citation, generated, kind, method, epsilon, delta },
    ...{ countingRule: about.countingRule, unit: about.unit, from: about.from, to: about.to },
    /** How far a figure may be off in 95 of 100 cases because of the protection: 0 where it is exact, null where nobody can tell. */
    errorMargin: noiseMargin(method),
    about: facts.map(([name, value]) => ({ name, value })),
    aboutLang: lang,
    ...{ source: about.source, coverage: about.coverage, biases: about.biases, lang: about.lang },
  };
}

/**
 * Countries by the names of their inhabitants in the languages that form them of the name of the country by few rules: "尼日利亚人", "نيجيريون",
 * "нигерийцы". A rule only proposes names; what no country is called, or two are, means none.
 */

/** Endings in the place of which names of countries have one of the others. The first that fits counts. */
type Rule = readonly [ending: RegExp, instead: readonly string[]];

const RULES: readonly Rule[] = [
  // Chinese: the country and "person", "nationality" or "citizen".
  [/(?:人|籍|公民|国民)$/u, ['']],
  // Arabic: the adjective of relation, masculine, feminine, dual and plural.
  [/ي(?:ة|ون|ين|ات|ان)?$/u, ['', 'ا', 'يا', 'يا الاتحادية']],
  // Russian: men and women, one and many, in the nominative and genitive.
  [/(?:ийцы|ийцев|иец|ийка|ийки|иек)$/u, ['ия', 'ий']],
  [/(?:ейцы|ейцев|еец|ейка|ейки|еек)$/u, ['ея']],
  [/(?:айцы|айцев|аец|аянка|аянки)$/u, ['ай']],
  [/(?:ьцы|ьцев|лец|лька|льки)$/u, ['', 'л', 'ль']],
  [/(?:цы|цев|ец|ка|ки|ок)$/u, ['', 'а', 'ы', 'я']],
  [/(?:ыны|ын|ынка|ынки|ынок)$/u, ['ыния']],
];

/** Names that several countries share in part: nobody but the officer knows which is meant. */
const SHARED = /几内亚|刚果|朝鲜|韩|غين|كونغ|كوري|гвине|конг|коре/u;

/** @param find the code of a country by one of its names, in whatever language */
export function countryByRule(text: string, find: (name: string) => string | null): string | null {
  const plain = text.trim();
  if (SHARED.test(plain)) return null;
  const codes = new Set<string>();
  for (const [ending, instead] of RULES) {
    if (!ending.test(plain)) continue;
    const stem = plain.replace(ending, '');
    if (stem.length < 2) continue;
    for (const other of instead)
      for (const name of [stem + other, ...(/\p{Script=Arabic}/u.test(stem) ? [`ال${stem}${other}`] : [])]) {
        const code = find(name);
        if (code !== null) codes.add(code);
      }
  }
  const [code = null] = codes;
  return codes.size === 1 ? code : null;
}

/** A symbol of a document where it stands. */
export interface Placed {
  code: string;
  from: number;
  to: number;
}

const SYMBOL =
  /(?<![A-Za-z0-9/.])(?:A|E|S|ST|T|CTOC|CAC|CAT|CCPR|CD|CEDAW|CERD|CMW|CRC|CRPD|DP|FCCC|HRI|HSP|ICCD|IDB|ISBA|JIU|NPT|PBC|TD|UNEP|UNODC|UNW|BWC|UNCTAD)(?:\/[A-Za-z0-9](?:[A-Za-z0-9.]|[-\u2010\u2011](?=\d|\w*\d))*)+(?: ?\((?:19|20)\d\d\))?/g;

/** Symbols as they are printed (`A/70/94`, `S/PRST/2015/25`, `E/CN.15/2016/3`), in order. */
export function findSymbols(text: string): Placed[] {
  const found: Placed[] = [];
  for (const match of text.matchAll(SYMBOL)) {
    const year = / ?(\((?:19|20)\d\d\))$/.exec(match[0]);
    const body = (year ? match[0].slice(0, year.index) : match[0])
      .replace(/[.-]+$/, '')
      .replace(/[\u2010\u2011]/g, '-');
    if (!/\d/.test(body) || /^[A-Z]\/[a-z]/.test(body)) continue;
    const to = match.index + match[0].length;
    if (/^S\/RES\/\d+$/.test(body) && year) found.push({ code: body + (year[1] ?? ''), from: match.index, to });
    else for (const code of body.split(/-(?=[AES]\/)/)) found.push({ code, from: match.index, to });
  }
  return found;
}

/** A text with its web addresses blanked: a link is no citation, and may point elsewhere than the words beside it. */
export function withoutLinks(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.|undocs\.org\/)\S+/g, (link) => ' '.repeat(link.length));
}

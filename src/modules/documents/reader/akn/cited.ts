import type { Span } from '../reading.js';

/** The shortest words by which a text names a cited document: "70/1" for A/RES/70/1, "39574" for a treaty. */
function shortNames(citation: string): string[] {
  const treaty = /^UNTS \d+ (\d+)$/u.exec(citation);
  if (treaty?.[1]) return [treaty[1]];
  if (citation.startsWith('ILO ')) return [citation];
  const resolution = /^(?:A\/RES|A\/HRC\/RES|E\/RES|CCPCJ|UNTOC COP)[/ ](\d+\/\d+)$/u.exec(citation);
  if (resolution?.[1]) return [citation, resolution[1]];
  const old =
    /^(?:A|S)\/RES\/(\d+)\s*(\([^)]+\))$/u.exec(citation) ?? /^A\/RES\/(\d+ [A-Z]+)\s*(\([^)]+\))$/u.exec(citation);
  if (old?.[1] && old[2]) return [citation, `${old[1]} ${old[2]}`, `${old[1]}${old[2]}`];
  return [citation];
}

/** Every place where a text names the citation, not inside a longer number or symbol. */
export function placesOfCitation(text: string, citation: string): Span[] {
  const places: Span[] = [];
  for (const name of shortNames(citation)) {
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + name.length)) {
      const to = from + name.length;
      if (/[\p{L}\p{N}/]/u.test(before(text, from)) && !/\p{Script=Han}/u.test(before(text, from))) continue;
      if (/[0-9/]/u.test(text.charAt(to)) || places.some(([a, b]) => from < b && to > a)) continue;
      places.push([from, to]);
    }
  }
  return places.sort((a, b) => a[0] - b[0]);
}

function before(text: string, at: number): string {
  return at > 0 ? text.charAt(at - 1) : ' ';
}

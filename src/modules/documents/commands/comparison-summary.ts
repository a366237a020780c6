import type { ActChange, Change, Comparison, DateChange, ParagraphRef } from '../reader/compare/comparison.js';

/** A comparison for a person at a terminal: what changed, a line each; the words stand in --json and on the page. */
export function comparisonSummary(comparison: Comparison): string {
  const { summary, changes, twins, warnings } = comparison;
  const counted = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([code, n]) => `${n} ${code}`)
      .join(', ');
  const lines = [
    `${nameOf(comparison.old)} -> ${nameOf(comparison.new)}`,
    `  paragraphs: ${counted(summary.paragraphs)}`,
    ...(summary.words.gone + summary.words.new > 0
      ? [`  words: ${summary.words.gone} gone, ${summary.words.new} new`]
      : []),
    ...(counted(summary.acts) === '' ? [] : [`  acts: ${counted(summary.acts)}`]),
    ...(counted(summary.dates) === '' ? [] : [`  dates: ${counted(summary.dates)}`]),
    ...changes.filter((change) => change.kind !== 'kept').flatMap(changeLines),
    ...(['old', 'new'] as const).flatMap((side) =>
      twins[side].map(
        ({ first, second, similarity }) =>
          `  in ${side}: ${placeOf(first)} nearly repeats ${placeOf(second)} (${Math.round(similarity * 100)}%)`,
      ),
    ),
    ...warnings.map((warning) => `  ! ${warning.text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function nameOf({ symbol, title, status, lang }: Comparison['old']): string {
  return `${symbol ?? title ?? 'a text'} (${status}, ${lang})`;
}

function changeLines(change: Change): string[] {
  const places = [change.old, change.new].map((refs) => refs.map(placeOf).join(' and ')).filter((text) => text !== '');
  return [
    `  ${change.kind.padEnd(8)} ${places.join(' -> ')}`,
    ...change.acts.map((act) => `             ${actLine(act)}`),
    ...change.dates.map((date) => `             ${dateLine(date)}`),
  ];
}

function placeOf({ place, part, n }: ParagraphRef): string {
  const number = `${part === null ? '' : `${part}.`}${n}`;
  return place === 'operative' ? `para ${number}` : `${place === 'annex' ? 'annex' : 'preamble'} ${number}`;
}

function actLine({ change, old, new: now }: ActChange): string {
  return `act ${change}: ${[old, now]
    .map((act) => (act === null ? '' : `${act.act} ${act.addressees.join('+')}`.trim()))
    .filter((text) => text !== '')
    .join(' -> ')}`;
}

function dateLine({ change, old, new: now }: DateChange): string {
  return `date ${change}: ${[old, now]
    .map((date) => date?.text.replaceAll(/\s+/gu, ' ') ?? '')
    .filter((text) => text !== '')
    .join(' -> ')}`;
}

import type { DateMention, OperativeParagraph, Reading } from '../reader/reading.js';

/** A reading for a person at a terminal: what it is, how much was read, and who is asked what by when, a line each. */
export function summaryOf(reading: Reading): string {
  const { document, preambular, operative, annexes, notes, warnings } = reading;
  const annexed = annexes.flatMap((annex) => annex.paragraphs);
  const about = [
    document.organ,
    document.session === null ? null : `session ${document.session}`,
    document.adopted === null ? null : `adopted ${document.adopted}`,
    document.lang,
  ];
  const lines = [
    `${document.symbol ?? reading.source.name} (${document.status})`,
    ...(document.title === null ? [] : [`  ${document.title}`]),
    `  ${about.filter((part) => part !== null).join(', ')}`,
    `  ${count(preambular.length, 'preambular paragraph')}, ${count(operative.length, 'operative paragraph')}, ${count(annexed.length, 'annex paragraph')}, ${count(notes.length, 'note')}`,
    ...[
      ...operative.map((paragraph) => asked('', paragraph)),
      ...annexed.map((paragraph) => asked('annex ', paragraph)),
    ].flat(),
    ...warnings.map((warning) => `  ! ${warning.text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function asked(place: string, paragraph: OperativeParagraph): string[] {
  const number = `${place}${paragraph.part === null ? '' : `${paragraph.part}.`}${paragraph.n}`;
  return [
    ...paragraph.acts.map(
      ({ act, addressees }) => `  ${number}  ${act}${addressees.length === 0 ? '' : ` -> ${addressees.join(', ')}`}`,
    ),
    ...paragraph.dates.map((date) => `  ${number}  ${date.kind}: ${facts(date)}`),
  ];
}

function facts({ kind: _kind, text, spans: _spans, by: _by, ...known }: DateMention): string {
  const said = Object.entries(known).map(([name, value]) => `${name} ${value}`);
  return `${said.join(', ')} ("${text.replaceAll(/\s+/gu, ' ')}")`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

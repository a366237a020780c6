import type { LanguageGuess } from './language.js';
import type { Lang, OperativeParagraph, Reading, Warning } from './reading.js';

/**
 * What a careful person should look at. Codes: `no-enacting-formula`, `no-paragraphs`, `no-operative`, `numbering-gap`,
 * `numbering-repeats`, `unread`, `wrong-language`, `uncertain-language`, `note-without-marker`, `marker-without-note`.
 */
export function collectWarnings(reading: Reading, guess: LanguageGuess, wanted: Lang | undefined): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, text: string, span: Warning['span'] = null): void =>
    void warnings.push({ code, text, span });
  if (wanted && guess.lang !== wanted && guess.score > 0.3) {
    warn('wrong-language', `The text was read as ${wanted}, as asked, but looks like ${guess.lang}.`);
  } else if (!wanted && guess.score < 0.1)
    warn('uncertain-language', `The text may not be in ${guess.lang}; none of the six languages fits well.`);
  if (reading.enactingFormula === null)
    warn('no-enacting-formula', 'No enacting formula ("The General Assembly,") was found.');
  if (reading.preambular.length + reading.operative.length === 0)
    warn('no-paragraphs', 'No paragraphs of a resolution were found.');
  else if (reading.operative.length === 0) warn('no-operative', 'No operative paragraphs were found.');
  checkNumbers(reading.operative, 'Operative paragraph', warn);
  for (const annex of reading.annexes) checkNumbers(annex.paragraphs, `Annex ${annex.n}: paragraph`, warn);
  for (const { span } of reading.rest.filter((part) => part.kind === 'unknown').slice(0, 50)) {
    warn('unread', 'This text belongs to no part that the reader knows.', span);
  }
  checkNotes(reading, warn);
  return warnings.slice(0, MOST_WARNINGS);
}

/** Nobody reads more. */
const MOST_WARNINGS = 200;

type Warn = (code: string, text: string, span?: Warning['span']) => void;

function checkNumbers(paragraphs: OperativeParagraph[], name: string, warn: Warn): void {
  let last = 0;
  let part: string | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.part !== part) last = 0;
    part = paragraph.part;
    const span = paragraph.spans[0] ?? null;
    if (paragraph.n > last + 1)
      warn('numbering-gap', `${name} ${paragraph.n} follows ${last === 0 ? 'the beginning' : last}.`, span);
    else if (paragraph.n <= last) warn('numbering-repeats', `${name} ${paragraph.n} follows ${last}.`, span);
    last = paragraph.n;
  }
}

function checkNotes(reading: Reading, warn: Warn): void {
  const paragraphs = [
    ...reading.preambular,
    ...reading.operative,
    ...reading.annexes.flatMap((annex) => annex.paragraphs),
  ];
  const marked = new Set(paragraphs.flatMap((paragraph) => paragraph.footnotes));
  for (const note of reading.notes) {
    if (!marked.has(note.n))
      warn('note-without-marker', `Nothing in the paragraphs points at note ${note.n}.`, note.spans[0] ?? null);
  }
  const known = new Set(reading.notes.map((note) => note.n));
  if (known.size === 0 && marked.size > 0) warn('marker-without-note', 'The text has note markers but lost its notes.');
  else for (const n of marked) if (!known.has(n)) warn('marker-without-note', `The text has no note ${n}.`);
}

import type { ActCode } from '../../reading.js';
import { DIRECTIVE } from '../acts.js';
import type { AnnotateInput, FoundAct, FoundDate } from '../types.js';
import type { DateExpression } from './expressions.js';
import type { DateWords } from './words.js';

/** How an act looks at time: it sets what is to come, expects it, or speaks of what is or was. */
type Outlook = 'ahead' | 'expected' | 'back';

export function outlookOf(act: ActCode | null): Outlook {
  if (act === 'look_forward') return 'expected';
  if (act === null || act === 'decide' || act === 'decide_again' || DIRECTIVE.has(act)) return 'ahead';
  return act === 'other' || act === 'adopt' || act === 'endorse' ? 'ahead' : 'back';
}

export interface TimeScene {
  input: AnnotateInput;
  folded: string;
  words: DateWords;
  act: FoundAct | null;
  /** Where the act's words begin and end. */
  from: number;
  end: number;
}

/** The calendar year in which the session opened: what lies before it is past. */
function presentYear(input: AnnotateInput): number | null {
  return input.organ === 'GENERAL_ASSEMBLY' && input.session !== null && input.session > 30
    ? 1945 + input.session
    : null;
}

/** What one expression says under its act; null where it is no date of the paragraph. */
export function dateOf(expression: DateExpression, scene: TimeScene): FoundDate[] {
  if ((expression.lead === 'cited' && !expression.start.startsWith('--')) || expression.tail === 'cited') return [];
  const outlook = outlookOf(scene.act?.act ?? null);
  const base = { text: textOf(expression, scene), span: [expression.leadFrom, expression.tailTo] as [number, number] };
  if (expression.kind === 'within') return outlook === 'ahead' ? [{ kind: 'deadline', ...base }] : [];
  if (expression.kind === 'period')
    return [{ kind: 'period', ...base, start: expression.start, end: expression.end ?? expression.start }];
  if (expression.kind === 'session') return sessionDates(expression, scene, outlook, base);
  if (expression.start.startsWith('--')) return observanceOf(expression, scene, base);
  return calendarDate(expression, scene, outlook, base);
}

type Base = Pick<FoundDate, 'text' | 'span'>;

function calendarDate(expression: DateExpression, scene: TimeScene, outlook: Outlook, base: Base): FoundDate[] {
  const present = presentYear(scene.input);
  const year = Number(expression.start.slice(0, 4));
  const past = present !== null ? year < present : wasHeld(expression, scene);
  if (isNotAfter(expression)) {
    if (past && present !== null) return [];
    return [
      {
        kind: 'deadline',
        ...base,
        not_after: lastDay(
          expression.end ?? expression.start,
          expression.lead === 'before' && expression.tail !== 'notAfter',
        ),
      },
    ];
  }
  if (expression.lead === 'until')
    return past && present !== null ? [] : [{ kind: 'period', ...base, until: expression.end ?? expression.start }];
  if (expression.kind === 'year') return yearDate(expression, scene, outlook, base, year, past);
  if (
    outlook === 'back' ||
    past ||
    (present === null && wasHeld(expression, scene)) ||
    heldPast(expression, scene, year)
  )
    return [event(expression, scene, base)];
  if (outlook === 'expected') return [{ kind: 'expected', ...base, ...moment(expression) }];
  return [{ kind: 'deadline', ...base, ...moment(expression) }];
}

function yearDate(
  expression: DateExpression,
  scene: TimeScene,
  outlook: Outlook,
  base: Base,
  year: number,
  past: boolean,
): FoundDate[] {
  if (expression.lead !== 'at' && expression.lead !== 'starting') return [];
  if (past || wasHeld(expression, scene)) return [];
  if (expression.lead === 'starting') return [];
  if (outlook === 'expected') return [{ kind: 'expected', ...base, year }];
  if (outlook === 'ahead') return scene.act && scene.act.act !== 'other' ? [{ kind: 'deadline', ...base, year }] : [];
  const present = presentYear(scene.input);
  return present !== null && year > present ? [{ kind: 'expected', ...base, year }] : [];
}

function sessionDates(expression: DateExpression, scene: TimeScene, outlook: Outlook, base: Base): FoundDate[] {
  if (outlook === 'back' && !isNotAfter(expression)) return [];
  const own = scene.input.organ === 'GENERAL_ASSEMBLY' && scene.input.session !== null ? scene.input.session : null;
  const before = scene.folded.slice(Math.max(scene.from, expression.from - 130), expression.from);
  if (wasHeld(expression, scene) && outlook !== 'expected') return [];
  return expression.sessions
    .filter(
      (session) =>
        own === null ||
        session >= own ||
        (session < 60 &&
          /council|conseil|consejo|совет|مجلس|理事会|commission|comisi|комисси|لجنة|委员会|conferenc|conférence|конференц|مؤتمر|缔约/.test(
            before,
          )),
    )
    .map((session): FoundDate => {
      if (expression.lead === 'until') return { kind: 'period', ...base, session };
      return { kind: outlook === 'expected' && !isNotAfter(expression) ? 'expected' : 'deadline', ...base, session };
    });
}

function isNotAfter(expression: DateExpression): boolean {
  return expression.lead === 'notAfter' || expression.lead === 'before' || expression.tail === 'notAfter';
}

function observanceOf(expression: DateExpression, scene: TimeScene, base: Base): FoundDate[] {
  const around = scene.folded.slice(
    Math.max(scene.from, expression.from - 90),
    Math.min(scene.end, expression.to + 110),
  );
  return scene.words.observances.test(around) ? [{ kind: 'observance', ...base, month_day: expression.start }] : [];
}

/** Words right before a date that tell what it dates as held ("held in Bangkok on"), not as to be held. */
function wasHeld(expression: DateExpression, scene: TimeScene): boolean {
  const before = clauseBefore(expression, scene, 80);
  if (scene.words.lang === 'zh') return false;
  return scene.words.held.test(before) && !scene.words.toBe.test(before);
}

function heldPast(expression: DateExpression, scene: TimeScene, year: number): boolean {
  const present = presentYear(scene.input);
  return wasHeld(expression, scene) && (present === null || year <= present + 1);
}

function clauseBefore(expression: DateExpression, scene: TimeScene, reach: number): string {
  return scene.folded.slice(Math.max(scene.from, expression.from - reach), expression.from);
}

function event(expression: DateExpression, scene: TimeScene, base: Base): FoundDate {
  const place = placeOf(expression, scene);
  return {
    kind: 'event',
    ...base,
    start: expression.start,
    ...(expression.end ? { end: expression.end } : {}),
    ...(place ? { place } : {}),
  };
}

/** A month stands as `month`, days as `start` and `end`. */
function moment(expression: DateExpression): Partial<FoundDate> {
  if (expression.kind === 'month' && !expression.end) return { month: expression.start };
  return { start: expression.start, ...(expression.end ? { end: expression.end } : {}) };
}

/** The last day of a year or month, a day as it is; the day before it where the words say "before". */
export function lastDay(date: string, before: boolean): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month === undefined ? 0 : month - 1, day ?? 1));
  if (before) first.setUTCDate(first.getUTCDate() - 1);
  else if (day === undefined) {
    if (month === undefined) first.setUTCMonth(12);
    else first.setUTCMonth(first.getUTCMonth() + 1);
    first.setUTCDate(0);
  }
  return first.toISOString().slice(0, 10);
}

function placeOf(expression: DateExpression, scene: TimeScene): string | null {
  const from = Math.max(scene.from, expression.from - 70);
  const to = Math.min(scene.end, expression.to + 40);
  for (const pattern of scene.words.places) {
    const match = pattern.exec(scene.folded.slice(from, to));
    const place = match?.groups?.p?.trim();
    if (!match || !place) continue;
    const at = from + match.index + match[0].indexOf(place);
    const printed = scene.input.text.slice(at, at + place.length);
    if (scene.words.lang === 'zh' || /^[\p{Lu}]/u.test(printed)) return printed;
  }
  return null;
}

function textOf(expression: DateExpression, scene: TimeScene): string {
  return scene.input.text.slice(expression.leadFrom, expression.tailTo);
}

import type { Subject } from '../../../kernel/module/index.js';

/** What a call asks: questions by kind, each tied to what its answer speaks to. Pure. */

export const QUESTION_KINDS = ['text', 'choice', 'number', 'date', 'table', 'file', 'as-last-time'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What depends on the kind. Words of choices, units and columns are texts of the call, under their ids (texts.ts). */
export type Asked =
  /** `limit`: most words; null where any length will do. */
  | { kind: 'text'; limit: number | null }
  /** `many`: several may be chosen. `other`: one's own words may be added. */
  | { kind: 'choice'; many: boolean; options: readonly string[]; other: boolean }
  /** Its unit is a text of the call. `persons`: persons are counted, so that small numbers are protected. */
  | { kind: 'number'; decimals: number; least: number | null; most: number | null; persons: boolean }
  | { kind: 'date' }
  /** `rows`: as many as are offered; more may not be given. */
  | { kind: 'table'; columns: readonly string[]; rows: number }
  | { kind: 'file' }
  /** Whether what was answered to `follows` still holds, and what has changed. */
  | { kind: 'as-last-time' };

export interface Question {
  /** Stays the same through the versions of its call. */
  id: string;
  /** Null: before all sections. */
  section: string | null;
  asked: Asked;
  required: boolean;
  /** What an answer speaks to: `commitment/<id>`, `measure/<n>`, `target/<8.7>`, `article/<instrument>/<area>`. */
  subjects: readonly Subject[];
  /** The question of an earlier call that asked for the same; its answer is offered again. */
  follows: string | null;
}

const SUBJECT =
  /^(?:commitment\/[0-9a-f-]{36}|measure\/\d{1,3}|target\/\d{1,2}\.[0-9a-z]{1,2}|article\/[a-z0-9-]{1,40}\/[a-z0-9-]{1,40})$/u;

export function isSubject(text: string): text is Subject {
  return SUBJECT.test(text);
}

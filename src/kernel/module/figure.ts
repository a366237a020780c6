import type { Actor } from '../access/index.js';
import type { Lang } from '../i18n/index.js';

/** A figure of an indicator of the Sustainable Development Goals that two people published, of whatever module. */
export interface IndicatorFigure {
  id: string;
  /** "16.2.2" */
  indicator: string;
  /** The State it is about. */
  partyId: string;
  year: number;
  /** Victims detected and undetected together: estimated, with its range, never of a refused estimate. Rounded. */
  estimate: number;
  low: number;
  high: number;
  /** Persons on the lists it was made of, each once; null where that is a small number. */
  detected: number | null;
  /** What the verdict says, in the reader's language. */
  sentence: string;
  /** What it takes to run it again. */
  method: string;
  seed: number;
  sha256: string;
  /** Of its page, below the language. */
  path: string;
  publishedAt: Date;
}

/** A module that keeps such figures. */
export interface FigureProvider {
  /** The latest year first; those of these parties where some are named. */
  find: (
    asked: { indicator: string; partyIds?: readonly string[] },
    actor: Actor,
    lang: Lang,
  ) => Promise<IndicatorFigure[]>;
}

/** All of them as one. */
export function allFigures(providers: readonly FigureProvider[]): FigureProvider {
  return {
    async find(asked, actor, lang) {
      const found = await Promise.all(providers.map((one) => one.find(asked, actor, lang)));
      return found.flat().sort((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1));
    },
  };
}

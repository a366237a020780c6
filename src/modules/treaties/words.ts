import type { Translator } from '../../kernel/i18n/index.js';
import type { ActionKind, Extent } from './action.js';
import type { Area, Depositary, Instrument, InstrumentContent, InstrumentName } from './instrument.js';
import type { Standing } from './status.js';

/** What codes of the status of treaties are called in the reader's language. */

const ASKED_FIRST = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const;

function nameOf(t: Translator, { code, names }: Pick<InstrumentContent, 'code' | 'names'>): InstrumentName {
  for (const lang of [t.lang, ...ASKED_FIRST]) {
    const found = names[lang];
    if (found !== undefined) return found;
  }
  return { name: code, short: code };
}

/** "Trafficking in Persons Protocol" */
export function instrumentName(t: Translator, instrument: Pick<Instrument, 'code' | 'names'>): string {
  return nameOf(t, instrument).name;
}

/** "Trafficking" */
export function shortInstrumentName(t: Translator, instrument: Pick<Instrument, 'code' | 'names'>): string {
  return nameOf(t, instrument).short;
}

export function kindWord(t: Translator, kind: ActionKind): string {
  return t(`treaties.kind.${kind}`);
}

export function extentWord(t: Translator, extent: Extent): string {
  return t(`treaties.extent.${extent}`);
}

export function standingWord(t: Translator, standing: Standing): string {
  return t(`treaties.standing.${standing}`);
}

export function areaWord(t: Translator, area: Area): string {
  return t(`treaties.area.${area}`);
}

export function depositaryWord(t: Translator, depositary: Depositary): string {
  return t(`treaties.depositary.${depositary}`);
}

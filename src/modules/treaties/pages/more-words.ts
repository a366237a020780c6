import { formatDate, type Translator } from '../../../kernel/i18n/index.js';
import { type Party, partyName } from '../../parties/index.js';
import type { ActionContent } from '../action.js';
import { extentWord, kindWord } from '../words.js';

/** To what an objection objects, or of which territories a note speaks, in words; null where there is nothing of the kind. */
export function moreWords(t: Translator, content: ActionContent, parties: ReadonlyMap<string, Party>): string | null {
  const { targetParty, targetKind, targetDate, territory, extent } = content;
  if (targetParty !== null && targetKind !== null) {
    const party = parties.get(targetParty);
    const said = { kind: kindWord(t, targetKind), party: party === undefined ? '?' : partyName(t, party) };
    return targetDate === null
      ? t('treaties.objection.to', said)
      : t('treaties.objection.to-dated', { ...said, date: formatDate(t.lang, targetDate) });
  }
  return extent === null ? null : `${extentWord(t, extent)}${t('treaties.map.colon')}${territory}`;
}

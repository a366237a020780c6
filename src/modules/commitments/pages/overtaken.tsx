import type { Child } from 'hono/jsx';
import { LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import { Notice, Table, useFrame } from '../../../kernel/ui/index.js';
import { type DateMention, dateWords, type FormValues } from '../../documents/index.js';
import type { CommitmentAct } from '../commitment.js';
import { readDates } from '../date-form.js';
import type { WholeCommitment } from '../get-commitment.js';
import { Refusal } from '../refusal.js';
import { addresseesWord, commitmentActWord } from './words.js';

interface Row {
  name: Child;
  now: Child;
  typed: Child;
}

/** Somebody was quicker: what the commitment says now beside what was typed, where they are not the same. */
export function Overtaken({ whole, typed, now }: { whole: WholeCommitment; typed: FormValues; now: FormValues }) {
  const { t } = useFrame();
  const rows = useRows(whole, typed, now);
  return (
    <>
      <Notice kind="late" title={t('commitments.page.overtaken')}>
        <p>{t('commitments.edit.overtaken-text')}</p>
      </Notice>
      {rows.length === 0 ? null : (
        <Table
          id="both"
          caption={t('commitments.edit.both')}
          columns={[
            { key: 'name', label: t('commitments.edit.field'), heads: true, cell: (row) => row.name },
            { key: 'now', label: t('commitments.edit.now'), cell: (row) => row.now },
            { key: 'typed', label: t('commitments.edit.typed'), cell: (row) => row.typed },
          ]}
          rows={rows}
        />
      )}
    </>
  );
}

function useRows({ held }: WholeCommitment, typed: FormValues, now: FormValues): Row[] {
  const { t } = useFrame();
  const rows: Row[] = [];
  for (const lang of LANGS_IN_UN_ORDER) {
    const [mine, theirs] = [typed[`title-${lang}`]?.[0] ?? '', now[`title-${lang}`]?.[0] ?? ''];
    const cell = (text: string) => (
      <span lang={lang} dir="auto">
        {text}
      </span>
    );
    if (mine !== theirs)
      rows.push({ name: <span lang={lang}>{LANGUAGE_NAMES[lang]}</span>, now: cell(theirs), typed: cell(mine) });
  }
  const act = typed.act?.[0] as CommitmentAct | undefined;
  if (act !== undefined && act !== held.act)
    rows.push({
      name: t('commitments.edit.act'),
      now: commitmentActWord(t, held.act),
      typed: commitmentActWord(t, act),
    });
  const addressees = typed.addressees ?? [];
  if ([...addressees].sort().join() !== [...held.addressees].sort().join())
    rows.push({
      name: t('commitments.edit.addressees'),
      now: addresseesWord(t, held.addressees),
      typed: addresseesWord(t, addressees),
    });
  const words = (dates: readonly DateMention[]) =>
    dates.map((date) => [t(`documents.date.${date.kind}`), ...dateWords(t, date)].join(' ')).join(' · ');
  const [before, after] = [words(held.dates), words(typedDates(typed, held.dates))];
  if (before !== after) rows.push({ name: t('commitments.edit.dates'), now: before, typed: after });
  const shown = typed.shown?.[0] === 'yes';
  if (shown !== held.shown) {
    const word = (yes: boolean) => t(yes ? 'commitments.edit.shown-yes' : 'commitments.edit.shown-no');
    rows.push({ name: t('commitments.edit.shown'), now: word(held.shown), typed: word(shown) });
  }
  return rows;
}

/** Dates that cannot be read are said beside their fields when the form is sent again. */
function typedDates(typed: FormValues, held: readonly DateMention[]): DateMention[] {
  try {
    return readDates(typed, held);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

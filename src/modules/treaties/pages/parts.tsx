import type { Child } from 'hono/jsx';
import type { Lang, Translator } from '../../../kernel/i18n/index.js';
import { DateText, pathIn, useFrame } from '../../../kernel/ui/index.js';
import type { Party } from '../../parties/index.js';
import type { InstrumentBoard } from '../board.js';
import type { Instrument } from '../instrument.js';
import type { Status } from '../status.js';
import { instrumentName, kindWord } from '../words.js';

export function instrumentPath(lang: Lang, { code }: Pick<Instrument, 'code'>): string {
  return pathIn(lang, `/treaties/${code}`);
}

/** What a participant did about all instruments. */
export function statePath(lang: Lang, { code }: Pick<Party, 'code'>): string {
  return pathIn(lang, `/treaties/states/${code}`);
}

export function InstrumentLink({ instrument }: { instrument: Instrument }) {
  const { t, lang } = useFrame();
  return <a href={instrumentPath(lang, instrument)}>{instrumentName(t, instrument)}</a>;
}

/** Where statuses are known from and for which day; says plainly where they are not known. */
export function AsOf({ board: { instrument, known } }: { board: InstrumentBoard }) {
  const { t } = useFrame();
  const { statusesAsOf, statusesSource } = instrument;
  if (!known || statusesAsOf === null) return <>{t('treaties.as-of.unknown')}</>;
  return (
    <>
      {t.rich('treaties.as-of.known', { date: <DateText date={statusesAsOf} /> })}
      {statusesSource === '' ? null : (
        <>
          {' · '}
          <bdi>{statusesSource}</bdi>
        </>
      )}
    </>
  );
}

/** "Ratification, 24 September 2003"; null where it has not consented. */
export function ConsentText({ status: { consent } }: { status: Status }): Child {
  const { t } = useFrame();
  if (consent === null) return null;
  return (
    <>
      {kindWord(t, consent.kind)} <DateText date={consent.date} style="short" />
    </>
  );
}

/** What must be said beside a status: not yet in force, withdrawn, what is lacking, another name then. */
export function StatusNotes({ status, lacking }: { status: Status; lacking: string | null }): Child {
  const { t } = useFrame();
  const notes = notesOf(t, status, lacking);
  if (notes.length === 0) return null;
  return (
    <ul role="list" class="status-notes quiet">
      {notes.map((note) => (
        <li>{note}</li>
      ))}
    </ul>
  );
}

function notesOf(t: Translator, status: Status, lacking: string | null): Child[] {
  const { standing, withdrawal, ends, signature, consent, worded } = status;
  const names = [...new Set([signature?.namedAs ?? '', consent?.namedAs ?? ''])].filter((name) => name !== '');
  return [
    ...(standing === 'consented' && lacking === null ? [t('treaties.note.not-yet')] : []),
    ...(lacking === null ? [] : [t('treaties.note.lacks', { instrument: lacking })]),
    ...(withdrawal === null || ends === null
      ? []
      : [
          t.rich('treaties.note.withdrawn', {
            date: <DateText date={withdrawal.date} style="short" />,
            ends: <DateText date={ends} style="short" />,
          }),
        ]),
    ...names.map((name) => t.rich('treaties.note.named-as', { name: <bdi>{name}</bdi> })),
    ...(worded.length === 0 ? [] : [t('treaties.note.worded', { n: worded.length })]),
  ];
}

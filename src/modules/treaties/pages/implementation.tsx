import type { Statement } from '../../../kernel/module/index.js';
import { DateText, DocumentSymbol, type Frame, pathIn, Tag } from '../../../kernel/ui/index.js';
import type { Board } from '../board.js';
import { AREAS } from '../instrument.js';
import type { Law } from '../laws/law.js';
import { articleSubject } from '../laws/laws-as-statements.js';
import { areaWord } from '../words.js';
import { InstrumentLink } from './parts.js';

/** By which laws a State implements the instruments, and what it said about that elsewhere: by instrument and area. */
export function ImplementationSection({
  frame,
  board,
  laws,
  statements,
}: {
  frame: Frame;
  board: Board;
  laws: readonly Law[];
  statements: readonly Statement[];
}) {
  const { t } = frame;
  const instruments = board.instruments.map(({ instrument }) => ({
    instrument,
    areas: AREAS.map((area) => ({
      area,
      laws: laws.filter((law) => law.instrumentId === instrument.id && law.area === area),
      said: statements.filter(({ about }) => about.includes(articleSubject(instrument.code, area))),
    })).filter((one) => one.laws.length + one.said.length > 0),
  }));
  const shown = instruments.filter(({ areas }) => areas.length > 0);
  return (
    <section aria-labelledby="implementation">
      <h2 id="implementation">{t('treaties.implementation.title')}</h2>
      {shown.length === 0 ? <p class="quiet">{t('treaties.implementation.nothing')}</p> : null}
      {shown.map(({ instrument, areas }) => (
        <>
          <h3>
            <InstrumentLink instrument={instrument} />
          </h3>
          {areas.map((one) => (
            <section class="area" aria-label={areaWord(t, one.area)}>
              <h4>{areaWord(t, one.area)}</h4>
              <ul role="list">
                {one.laws.map((law) => (
                  <LawLine frame={frame} law={law} />
                ))}
                {one.said.map((statement) => (
                  <SaidLine frame={frame} statement={statement} />
                ))}
              </ul>
            </section>
          ))}
        </>
      ))}
    </section>
  );
}

function LawLine({ frame: { t, lang }, law }: { frame: Frame; law: Law }) {
  return (
    <li>
      <a href={pathIn(lang, `/treaties/laws/${law.id}`)}>
        <bdi lang={law.lang}>{law.title}</bdi>
      </a>
      {law.date === '' ? null : (
        <>
          {' · '}
          <DateText date={law.date} style="short" />
        </>
      )}
      {law.articles === '' ? null : (
        <>
          {' · '}
          {t.rich('treaties.law.of-articles', { articles: <DocumentSymbol>{law.articles}</DocumentSymbol> })}
        </>
      )}
      {law.state === 'reviewed' ? null : (
        <>
          {' '}
          <Tag kind="due">{t(`treaties.law.state.${law.state}`)}</Tag>
        </>
      )}
    </li>
  );
}

function SaidLine({ frame: { lang }, statement }: { frame: Frame; statement: Statement }) {
  return (
    <li>
      <a href={pathIn(lang, statement.source.path)}>{statement.source.name}</a>
      {statement.words === '' ? null : (
        <p lang={statement.lang} dir="auto" class="words">
          {statement.words}
        </p>
      )}
    </li>
  );
}

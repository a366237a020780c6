import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, EmptyState, type Frame, Layout, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { findParty, type Party, PartyLink, partyName } from '../../parties/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { drawQuestion } from '../questions/draw-question.js';
import { type Asked, DEMONSTRATION, keyOf, openQuestion, type Reading } from '../questions/open-question.js';
import type { Drawn } from '../questions/pictures/words.js';
import { type Filter, type Question, readFilter, writeFilter } from '../questions/question.js';
import { INDICATOR_PATH } from './indicator.js';
import { EVIDENCE } from './parts.js';
import { GeneratedNotice, HowToRead, questionPath, Shown } from './question-parts.js';

/** What a country's page shows of each question: its first picture. */
const SHOWN: readonly Question[] = ['who', 'what-for', 'how', 'where', 'case'];

/** Releases that are opened in search of the country. */
const MOST_TRIED = 5;

interface Answer {
  question: Question;
  asked: Asked;
  drawn: Drawn;
}

/** `/evidence/countries/:code`: what released numbers say of one State. */
export async function countryPage(c: Context<PageEnv>, house: House) {
  const { actor, t, url, frame } = c.var;
  const party = await findParty(house.db, actor, { code: c.req.param('code') ?? '' });
  if (party === null || party.alpha2 === null) throw new HouseRefusal('no-such-picture');
  const filter = { ...readFilter(url.searchParams), country: party.alpha2, region: null };
  const answers: Answer[] = [];
  for (const question of SHOWN) {
    const answer = await firstAnswer(house, { actor, t, origin: url.origin }, question, filter);
    // Where no means are known, "how" shows what "what for" shows.
    const shown = answers.some(({ drawn }) => drawn.picture.id === answer?.drawn.picture.id);
    if (answer !== null && !shown) answers.push(answer);
  }
  return c.html(<CountryView frame={frame} party={party} answers={answers} />);
}

/** The latest release that speaks of the country, or the one that is asked for. */
async function firstAnswer(house: House, reading: Reading, question: Question, filter: Filter): Promise<Answer | null> {
  const { offered, asked: first } = await openQuestion(house, reading, question, filter);
  const others = filter.release === null ? offered.slice(1, MOST_TRIED).map(keyOf) : [];
  let asked = first;
  for (const release of [null, ...others]) {
    if (release !== null) asked = (await openQuestion(house, reading, question, { ...filter, release })).asked;
    const [drawn] = asked === null ? [] : drawQuestion(asked, question);
    if (asked !== null && drawn !== undefined) return { question, asked, drawn };
  }
  return null;
}

interface ViewProps {
  frame: Frame;
  party: Party;
  answers: readonly Answer[];
}

/** Of the same release, narrowed to the country. */
const queryOf = ({ filter, told }: Asked): string => `?${writeFilter({ ...filter, release: told.key })}`;

function CountryView({ frame, party, answers }: ViewProps) {
  const { t, lang } = frame;
  const name = partyName(t, party);
  const title = t('evidence.country.title', { name });
  const releases = new Map(answers.map(({ asked }) => [asked.told.key, asked.told]));
  return (
    <Layout frame={frame} title={title} styles={['evidence.css']}>
      <PageHead
        title={title}
        intro={t('evidence.country.intro')}
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.trust.title'), href: pathIn(lang, `${EVIDENCE}/trust`) },
        ]}
        meta={<PartyLink party={party} />}
      />
      {[...releases.values()]
        .filter(({ generated }) => generated)
        .slice(0, 1)
        .map((told) => (
          <GeneratedNotice told={told} />
        ))}
      {answers.length === 0 ? (
        <EmptyState title={t('evidence.country.none')}>
          <p>{t('evidence.country.none-how')}</p>
          <ButtonLink href={pathIn(lang, `${EVIDENCE}/countries/${party.code}?release=${DEMONSTRATION}`)}>
            {t('evidence.demo.see')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <div class="evidence-pictures">
          {answers.map(({ question, asked, drawn }) => (
            <section aria-labelledby={`q-${question}`}>
              <h2 id={`q-${question}`}>
                <a href={pathIn(lang, questionPath(question)) + queryOf(asked)}>{t(`evidence.question.${question}`)}</a>
              </h2>
              <Shown drawn={drawn} asked={asked} question={question} query={queryOf(asked)} />
            </section>
          ))}
        </div>
      )}
      <p>
        <a href={pathIn(lang, `${INDICATOR_PATH}?country=${party.alpha2}`)}>{t('evidence.rate.title')}</a>
      </p>
      {[...releases.values()].map((told) => (
        <HowToRead told={told} />
      ))}
    </Layout>
  );
}

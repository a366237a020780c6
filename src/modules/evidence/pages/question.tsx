import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { writeCsv } from '../../../kernel/sheets/index.js';
import { ButtonLink, EmptyState, type Frame, Layout, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { whole } from '../formats/whole.js';
import { HouseRefusal } from '../house-refusal.js';
import { caveatLines } from '../questions/caveats.js';
import { drawQuestion } from '../questions/draw-question.js';
import { DEMONSTRATION, type OpenQuestion, openQuestion } from '../questions/open-question.js';
import type { Drawn } from '../questions/pictures/words.js';
import { type Filter, isQuestion, type Question, readFilter } from '../questions/question.js';
import { EVIDENCE } from './parts.js';
import { GeneratedNotice, HowToRead, QuestionFilters, QuestionTabs, questionPath, Shown } from './question-parts.js';

function questionOf(c: Context<PageEnv>): Question {
  const asked = c.req.param('question') ?? '';
  if (!isQuestion(asked)) throw new HouseRefusal('no-such-picture');
  return asked;
}

const readingOf = ({ var: { actor, t, url } }: Context<PageEnv>) => ({ actor, t, origin: url.origin });

/** `/evidence/who`, `how`, `where`, `what-for`, `case`, `regions`: pictures of a release, narrowed by the address. */
export async function questionPage(c: Context<PageEnv>, house: House) {
  const question = questionOf(c);
  const filter = readFilter(c.var.url.searchParams);
  const open = await openQuestion(house, readingOf(c), question, filter);
  return c.html(<QuestionView frame={c.var.frame} question={question} filter={filter} open={open} />);
}

interface ViewProps {
  frame: Frame;
  question: Question;
  filter: Filter;
  open: OpenQuestion;
}

function QuestionView({ frame, question, filter, open }: ViewProps) {
  const { t, lang, url } = frame;
  const { asked } = open;
  const title = t(`evidence.question.${question}`);
  const drawn = asked === null ? [] : drawQuestion(asked, question);
  return (
    <Layout frame={frame} title={title} styles={['evidence.css']}>
      <PageHead
        title={title}
        intro={t(`evidence.question.${question}-intro`)}
        above={[{ label: t('evidence.title'), href: pathIn(lang, EVIDENCE) }]}
      />
      <QuestionTabs current={question} filter={filter} />
      {asked === null ? (
        <EmptyState title={t('evidence.question.none')}>
          <p>{t('evidence.question.none-how')}</p>
          <ButtonLink href={pathIn(lang, `${questionPath(question)}?release=${DEMONSTRATION}`)}>
            {t('evidence.demo.see')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          {asked.told.generated ? <GeneratedNotice told={asked.told} /> : null}
          <div class="two rail">
            <QuestionFilters {...open} filter={filter} />
            <div>
              {drawn.length === 0 ? (
                <EmptyState title={t('evidence.question.nothing')}>
                  <p>{t('evidence.question.nothing-how')}</p>
                </EmptyState>
              ) : (
                <div class="evidence-pictures">
                  {drawn.map((one) => (
                    <Shown drawn={one} asked={asked} question={question} query={url.search} />
                  ))}
                </div>
              )}
              <HowToRead told={asked.told} />
            </div>
          </div>
        </>
      )}
    </Layout>
  );
}

/** `/evidence/:question/:picture/:format`: a picture of the page as a file, or its numbers, narrowed in the same way. */
export async function pictureFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const question = questionOf(c);
  const open = await openQuestion(house, readingOf(c), question, readFilter(c.var.url.searchParams));
  const { asked } = open;
  const id = c.req.param('picture');
  const plain =
    asked === null ? undefined : drawQuestion(asked, question, true).find(({ picture }) => picture.id === id);
  const format = c.req.param('format');
  if (asked === null || plain === undefined) throw new HouseRefusal('no-such-picture');
  // Of how many it is stands in the file too, and is known once it is drawn.
  const notes = caveatLines(asked, plain);
  const found = drawQuestion({ ...asked, notes }, question, true).find(({ picture }) => picture.id === id);
  if (found === undefined || (format !== 'svg' && format !== 'csv')) throw new HouseRefusal('no-such-picture');
  const bytes = format === 'svg' ? new TextEncoder().encode(found.picture.svg) : await tableOf(found, notes);
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': format === 'svg' ? 'image/svg+xml; charset=utf-8' : 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${found.picture.id}.${format}"`,
  });
}

/** The numbers of a picture, with what must be read with them below. */
function tableOf({ picture: { table } }: Drawn, notes: readonly string[]): Promise<Uint8Array> {
  const columns = table.columns.map(({ label }) => ({ header: label }));
  const rows = [...table.rows, ...notes.map((line) => [line])].map((row) =>
    columns.map((_, k) => (row[k] ?? '').replace(/[\u2066\u2069]/gu, '')),
  );
  return whole(writeCsv(columns, rows));
}

import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import {
  type CommitmentInView,
  type CommitmentSection,
  type PageEnv,
  renderSections,
} from '../../../kernel/http/index.js';
import { isLang, type Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ErrorSummary, type Frame, Layout, Notice, useFrame } from '../../../kernel/ui/index.js';
import { nameOf, placeWord } from '../../documents/index.js';
import { type FoundAnswers, findAnswers } from '../answers/find-answers.js';
import { findOpenings } from '../find-openings.js';
import { getCommitment, type WholeCommitment } from '../get-commitment.js';
import { getLine, type Line } from '../get-line.js';
import { may, type StepRights, stepRights } from '../policy.js';
import { dayOf } from '../timing/days.js';
import type { Openings } from '../timing/sessions.js';
import { AnswersSection } from './answers/summary.js';
import { CitationsSection, WhenSection, WordsSection } from './commitment-account.js';
import { DifferencesSection } from './commitment-differences.js';
import { FilingsSection } from './commitment-filings.js';
import { CommitmentHead, DraftNotice, HiddenNotice } from './commitment-head.js';
import { LineSection } from './commitment-line.js';
import { StepsSection } from './commitment-steps.js';
import { commitmentPath } from './parts.js';
import type { Returned } from './step-form.js';
import { commitmentActWord, commitmentName } from './words.js';

/** The house with what the other modules show on the page of a commitment. */
export interface CommitmentHouse extends House {
  sections: readonly CommitmentSection[];
}

/** `/commitments/:key`: a commitment as a sentence with its footnotes. `?words=` chooses the language of the words. */
export async function commitmentPage(c: Context<PageEnv>, house: CommitmentHouse, returned?: Returned) {
  const { actor, frame, lang, url } = c.var;
  const today = dayOf(new Date());
  const asked = url.searchParams.get('words') ?? undefined;
  const when = { today, lang, ...(isLang(asked) ? { words: asked } : {}) };
  const key = c.req.param('key') ?? '';
  const [whole, line, openings, answers] = await Promise.all([
    getCommitment(house.db, actor, key, when),
    getLine(house.db, actor, key, lang),
    findOpenings(house.db.connection),
    findAnswers(house.db, actor, key, lang),
  ]);
  const sections = await renderSections(c, house.sections, inView(frame.t, whole));
  const below = await c.var.sectionsOf({ type: 'commitment', id: whole.held.id });
  return c.html(
    <CommitmentView
      frame={frame}
      whole={whole}
      line={line}
      openings={openings}
      answers={answers}
      sections={sections}
      below={below}
      today={today}
      writes={may(actor, 'write', 'commitment', { shown: true })}
      rights={stepRights(actor, { shown: true })}
      returned={returned ?? { errors: {}, notice: null, step: null }}
    />,
  );
}

function inView(t: Translator, { listed, document }: WholeCommitment): CommitmentInView {
  const { id, key, lineId, section, n, act, addressees, citations } = listed;
  const name = commitmentName(t, listed).text;
  return { id, key, lineId, document: document.slug, section, n, act, addressees, citations, name };
}

interface ViewProps {
  frame: Frame;
  whole: WholeCommitment;
  line: Line;
  openings: Openings;
  answers: FoundAnswers;
  sections: readonly Child[];
  /** What stands below every record. */
  below: Child[];
  today: string;
  writes: boolean;
  rights: StepRights;
  returned: Returned;
}

function CommitmentView({
  frame,
  whole,
  line,
  openings,
  answers,
  sections,
  below,
  today,
  writes,
  rights,
  returned,
}: ViewProps) {
  const { t } = frame;
  const { listed, document } = whole;
  const title = `${commitmentName(t, listed).text} · ${nameOf(t, document)}${t('documents.comma')}${placeWord(t, listed)}`;
  const failed = Object.keys(returned.errors).length > 0 || returned.notice !== null;
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['commitment.css']}
      islands={rights.take ? ['drop-zone'] : []}
      failed={failed}
    >
      <CommitmentHead whole={whole} when={{ today, openings }} writes={writes} />
      <ErrorSummary errors={returned.errors} />
      {returned.notice === null ? null : (
        <Notice kind="late" title={t('commitments.page.overtaken')}>
          <p>{returned.notice}</p>
        </Notice>
      )}
      <DraftNotice whole={whole} />
      <HiddenNotice whole={whole} />
      <div class="footnotes">
        <WordsSection whole={whole} />
        <WhenSection whole={whole} when={{ today, openings }} />
        <CitationsSection whole={whole} />
        <FilingsSection whole={whole} writes={writes} error={returned.errors.filing} />
        <LineSection whole={whole} line={line} />
        <StepsSection whole={whole} rights={rights} returned={returned} />
        <AnswersSection found={answers} />
        {sections}
        <DifferencesSection whole={whole} decides={writes} />
      </div>
      {below}
      <Neighbours whole={whole} />
    </Layout>
  );
}

function Neighbours({ whole: { previous, next } }: { whole: WholeCommitment }) {
  const { t } = useFrame();
  if (previous === null && next === null) return null;
  const link = (rel: 'prev' | 'next', to: NonNullable<typeof next>) => (
    <a rel={rel} href={commitmentPath(t, to.key)}>
      {t(`commitments.page.${rel}`, { place: placeWord(t, to), act: commitmentActWord(t, to.act) })}
    </a>
  );
  return (
    <nav class="neighbours" aria-label={t('commitments.page.neighbours')}>
      {previous === null ? <span /> : link('prev', previous)}
      {next === null ? null : link('next', next)}
    </nav>
  );
}

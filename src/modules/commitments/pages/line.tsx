import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  EmptyState,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  TextField,
} from '../../../kernel/ui/index.js';
import { decideLink, LINK_DECISIONS } from '../decide-link.js';
import { getLine, type Line } from '../get-line.js';
import { linkCommitments } from '../link-commitments.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { LineList } from './line-list.js';
import { LinePairs, LineSummary, LineTable } from './line-parts.js';
import { TreePicture } from './line-picture.js';
import { namedBy } from './line-words.js';
import { CommitmentText, commitmentPath } from './parts.js';
import { refusalErrors } from './refused.js';

/** `/commitments/:key/line`: one request through the years, with the words that changed. */
export async function linePage(
  c: Context<PageEnv>,
  house: House,
  form: { errors: FormErrors; other: string } = { errors: {}, other: '' },
) {
  const { actor, frame } = c.var;
  const line = await getLine(house.db, actor, c.req.param('key') ?? '', frame.lang);
  const decides = may(actor, 'write', 'filing', { shown: true });
  return c.html(
    <LinePage frame={frame} line={line} decides={decides} {...form} />,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  );
}

/** A person says what a link is, then sees the line again. */
export async function linkDecided(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  const decision = LINK_DECISIONS.find((known) => known === sent.decision);
  if (decision === undefined) throw new Refusal('not-in-list', { field: 'decision' });
  const key = c.req.param('key') ?? '';
  await decideLink(house.db, c.var.actor, key, c.req.param('link') ?? '', decision);
  return c.redirect(pathIn(c.var.lang, `/commitments/${key}/line`), 303);
}

/** A person joins two commitments; what does not do comes back with what was typed. */
export async function linkSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  const other = typeof sent.other === 'string' ? sent.other : '';
  const key = c.req.param('key') ?? '';
  try {
    await linkCommitments(house.db, c.var.actor, key, other);
  } catch (error) {
    if (!(error instanceof Refusal) || error.field !== 'other') throw error;
    return linePage(c, house, { errors: refusalErrors(c.var.t, error, 'other'), other });
  }
  return c.redirect(pathIn(c.var.lang, `/commitments/${key}/line`), 303);
}

interface LinePageProps {
  frame: Frame;
  line: Line;
  /** Whether the reader may say what is one request. */
  decides: boolean;
  errors: FormErrors;
  other: string;
}

function LinePage({ frame, line, decides, errors, other }: LinePageProps) {
  const { t } = frame;
  const asked = line.members.find(({ key }) => key === line.key);
  const alone = line.members.length === 1;
  return (
    <Layout
      frame={frame}
      title={t('commitments.line.title')}
      styles={['lines.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('commitments.line.title')}
        above={[
          { label: t('commitments.nav'), href: pathIn(t.lang, '/commitments') },
          { label: t('commitments.line.commitment'), href: commitmentPath(t, line.key) },
        ]}
        intro={asked === undefined ? undefined : <CommitmentText commitment={namedBy(t, asked)} />}
      >
        <LineSummary line={line} />
      </PageHead>
      <ErrorSummary errors={errors} />
      <div class="line-body">
        <TreePicture line={line} />
        {alone ? (
          <EmptyState title={t('commitments.line.alone')}>
            <p>{t('commitments.line.alone-next')}</p>
          </EmptyState>
        ) : (
          <LineList line={line} decides={decides} />
        )}
      </div>
      {alone ? null : <LineTable line={line} />}
      <LinePairs
        id="twins"
        title={t('commitments.line.twins')}
        line={line}
        decides={decides}
        pairs={line.twins.map(({ link, first, second }) => ({ link, earlier: first, later: second }))}
      />
      {decides ? (
        <LinePairs id="cut" title={t('commitments.line.cut')} line={line} decides={decides} pairs={line.cut} />
      ) : null}
      {decides ? (
        <section aria-labelledby="by-hand" class="by-hand">
          <h2 id="by-hand">{t('commitments.line.by-hand')}</h2>
          <Form action={`${commitmentPath(t, line.key)}/links`}>
            <TextField
              name="other"
              label={t('commitments.line.other')}
              hint={t.rich('commitments.line.other-hint', { example: <bdi class="sym">a-res-72-1-an-5-2</bdi> })}
              value={other}
              error={errors.other}
            />
            <Button kind="second">{t('commitments.line.join')}</Button>
          </Form>
        </section>
      ) : null}
    </Layout>
  );
}

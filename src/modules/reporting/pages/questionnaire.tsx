import type { Context } from 'hono';
import { RecentSheets } from '../../../kernel/bringing/index.js';
import { type PageEnv, streamOf } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { saySheetFinding } from '../../../kernel/sheets/index.js';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  FileField,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  Undo,
} from '../../../kernel/ui/index.js';
import { canChange } from '../calls/call.js';
import type { CallInView } from '../calls/get-call.js';
import {
  applyQuestionnaire,
  bringQuestionnaire,
  exportQuestionnaire,
  getBroughtQuestionnaire,
  LARGEST_QUESTIONNAIRE_FILE,
  undoQuestionnaire,
} from '../questionnaire/bring-questionnaire.js';
import { Refusal } from '../refusal.js';
import { type BroughtQuestionnaire, listQuestionnaires } from '../store/questionnaires.js';
import { writableCall } from './build.js';
import { formatOf } from './letter.js';
import { callCrumbs, callPath, RefusedNotice } from './parts.js';
import { QuestionnaireChanges, QuestionnaireFaults } from './questionnaire-tables.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** `/calls/:key/questionnaire.:format`: what the call asks, in all its languages, to be brought back. */
export async function questionnaireAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const asked = { key: c.req.param('key') ?? '', format: formatOf(c), lang: c.var.lang };
  const { name, mediaType, pieces } = await exportQuestionnaire(house.db, c.var.actor, asked);
  return c.body(streamOf(pieces), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  });
}

/** `/calls/:key/questionnaire`: takes a file in. */
export async function bringQuestionnairePage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const view = await writableCall(c, house);
  if (!canChange(view.call.state)) throw new Refusal('wrong-state');
  const recent = await listQuestionnaires(house.db.connection, view.call.id, 8);
  return c.html(<Bring frame={c.var.frame} view={view} recent={recent} refused={refused} />);
}

export async function bringQuestionnaireSent(c: Context<PageEnv>, house: House) {
  const key = c.req.param('key') ?? '';
  const { file } = await c.req.parseBody();
  const given = file instanceof File ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name } : null;
  return attempt(
    c,
    await sentIn(c),
    async () => {
      const id = await bringQuestionnaire(house.db, c.var.actor, key, given, c.var.lang);
      return callPath(c.var.t, key, `/questionnaire/${id}`);
    },
    (refused) => bringQuestionnairePage(c, house, refused),
  );
}

/** `/calls/:key/questionnaire/:id`: what the file would change, or has changed. */
export async function broughtQuestionnairePage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const { key = '', id = '' } = c.req.param();
  const { view, brought } = await getBroughtQuestionnaire(house.db, c.var.actor, key, id);
  return c.html(<Brought frame={c.var.frame} view={view} brought={brought} refused={refused} />);
}

export async function broughtQuestionnaireSent(c: Context<PageEnv>, house: House) {
  const { key = '', id = '' } = c.req.param();
  const sent = await sentIn(c);
  return attempt(
    c,
    sent,
    async () => {
      if (sent.do === 'apply') await applyQuestionnaire(house.db, c.var.actor, key, id);
      else if (sent.do === 'undo') await undoQuestionnaire(house.db, c.var.actor, key, id);
      else throw new Refusal('not-in-list');
      return callPath(c.var.t, key, `/questionnaire/${id}`);
    },
    (refused) => broughtQuestionnairePage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  view: CallInView;
  refused: Refused;
}

function crumbs({ frame: { t }, view: { call, content } }: Pick<Props, 'frame' | 'view'>) {
  return [
    ...callCrumbs(t, call, content),
    { label: t('reporting.tabs.questions'), href: callPath(t, call.key, '/questions') },
  ];
}

type Recent = Awaited<ReturnType<typeof listQuestionnaires>>;

function Bring({ frame, view, recent, refused }: Props & { recent: Recent }) {
  const { t } = frame;
  const { call } = view;
  const title = t('reporting.questionnaire.title');
  const most = LARGEST_QUESTIONNAIRE_FILE / 2 ** 20;
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['reporting.css']}
      islands={['drop-zone']}
      failed={Object.keys(refused.errors).length > 0}
    >
      <PageHead title={title} above={crumbs({ frame, view })} intro={t('reporting.questionnaire.intro')} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Form action={callPath(t, call.key, '/questionnaire')} files>
        <FileField
          name="file"
          label={t('reporting.questionnaire.file')}
          hint={t('reporting.questionnaire.file-hint', { most })}
          accept=".xlsx,.csv,.json"
          error={refused.errors.file}
        />
        <div class="actions">
          <Button>{t('reporting.offline.compare')}</Button>
          <ButtonLink href={callPath(t, call.key, '/questions')}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
      <RecentSheets recent={recent} pathOf={(id) => callPath(t, call.key, `/questionnaire/${id}`)} />
    </Layout>
  );
}

function Brought({ frame, view, brought, refused }: Props & { brought: BroughtQuestionnaire }) {
  const { t } = frame;
  const { call } = view;
  const { faults, changes, state } = brought;
  const title = t(`reporting.questionnaire.${state}`);
  const here = callPath(t, call.key, `/questionnaire/${brought.id}`);
  const ready = state === 'compared' && faults.length === 0 && changes.length > 0 && canChange(call.state);
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={refused.notice !== null}>
      <PageHead
        title={title}
        above={crumbs({ frame, view })}
        meta={<bdi>{brought.fileName}</bdi>}
        {...(faults.length === 0 ? {} : { intro: t('reporting.questionnaire.not-yet') })}
      />
      <RefusedNotice refused={refused} />
      {state === 'applied' && canChange(call.state) ? (
        <Undo action={here} values={{ do: 'undo' }}>
          {t('reporting.questionnaire.done')}
        </Undo>
      ) : null}
      {brought.findings.length === 0 ? null : (
        <Notice>
          <ul>
            {brought.findings.map((finding) => (
              <li>{saySheetFinding(t, finding)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {faults.length === 0 ? (
        <QuestionnaireChanges changes={changes} lang={brought.content.lang} />
      ) : (
        <QuestionnaireFaults faults={faults} />
      )}
      <Form action={here}>
        <div class="actions">
          {ready ? (
            <Button name="do" value="apply">
              {t('reporting.questionnaire.apply')}
            </Button>
          ) : null}
          <ButtonLink href={callPath(t, call.key, '/questions')}>{t('reporting.tabs.questions')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}

import type { Context } from 'hono';
import { NotAllowed } from '../../../../kernel/access/index.js';
import { dayOf } from '../../../../kernel/calendar/index.js';
import { fileAnswer, type PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { saySheetFinding } from '../../../../kernel/sheets/index.js';
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
} from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { applyBrought, bringBack, getBrought, undoBrought } from '../../offline/bring-back.js';
import type { BroughtChange } from '../../offline/brought-back.js';
import { questionnaireSheet } from '../../offline/write-sheet.js';
import { questionnaireText } from '../../offline/write-text.js';
import { Refusal } from '../../refusal.js';
import type { BroughtBack } from '../../store/brought.js';
import { getSubmission, type WholeSubmission } from '../../submissions/get-submission.js';
import { formatOf } from '../letter.js';
import { answerPath, callCrumbs, RefusedNotice } from '../parts.js';
import { numbered } from '../questions-view.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from '../refused.js';
import { ChangesTable } from './changes-table.js';
import { ValueView } from './value-view.js';

async function own(c: Context<PageEnv>, house: House): Promise<WholeSubmission> {
  const { key = '', party = '' } = c.req.param();
  const whole = await getSubmission(house.db, c.var.actor, { key, code: party }, dayOf(new Date()));
  if (!whole.rights.own) throw new NotAllowed();
  return whole;
}

/** `/calls/:key/answers/:party/questionnaire.:format`: to be filled in elsewhere, with what has been answered so far. */
export async function questionnaireFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const whole = await own(c, house);
  const format = formatOf(c);
  const name = `${whole.call.key}-${whole.party.code}.${format}`;
  const mediaType = `application/vnd.openxmlformats-officedocument.${format === 'xlsx' ? 'spreadsheetml.sheet' : 'wordprocessingml.document'}`;
  if (format === 'xlsx') return fileAnswer(c, { bytes: await questionnaireSheet(whole, c.var.lang), name, mediaType });
  if (format === 'docx') return fileAnswer(c, { bytes: await questionnaireText(whole, c.var.lang), name, mediaType });
  throw new Refusal('no-such-format');
}

/** `/calls/:key/answers/:party/bring-back` */
export async function bringBackPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const whole = await own(c, house);
  if (!whole.rights.giveSections) throw new NotAllowed();
  return c.html(<BringBack frame={c.var.frame} whole={whole} refused={refused} />);
}

export async function bringBackSent(c: Context<PageEnv>, house: House) {
  const { key = '', party = '' } = c.req.param();
  const { file } = await c.req.parseBody();
  const given = file instanceof File ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name } : null;
  return attempt(
    c,
    await sentIn(c),
    async () => {
      const place = { key, code: party.toUpperCase() };
      const id = await bringBack(house.db, c.var.actor, place, given, c.var.lang);
      return answerPath(c.var.t, key, place.code, `/brought/${id}`);
    },
    (refused) => bringBackPage(c, house, refused),
  );
}

/** `/calls/:key/answers/:party/brought/:id`: what the file would change, or has changed. */
export async function broughtPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const whole = await own(c, house);
  const place = { key: whole.call.key, code: whole.party.code };
  const brought = await getBrought(house.db, c.var.actor, place, c.req.param('id') ?? '');
  return c.html(<Brought frame={c.var.frame} whole={whole} brought={brought} refused={refused} />);
}

export async function broughtSent(c: Context<PageEnv>, house: House) {
  const { key = '', party = '', id = '' } = c.req.param();
  const sent = await sentIn(c);
  return attempt(
    c,
    sent,
    async () => {
      const place = { key, code: party.toUpperCase() };
      if (sent.do === 'apply') await applyBrought(house.db, c.var.actor, place, id);
      else if (sent.do === 'undo') await undoBrought(house.db, c.var.actor, place, id);
      else throw new Refusal('not-in-list');
      return answerPath(c.var.t, key, place.code, `/brought/${id}`);
    },
    (refused) => broughtPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  whole: WholeSubmission;
  refused: Refused;
}

function BringBack({ frame, whole, refused }: Props) {
  const { t } = frame;
  const { call, content, party } = whole;
  const here = answerPath(t, call.key, party.code);
  const title = t('reporting.offline.title');
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['reporting.css']}
      islands={['drop-zone']}
      failed={Object.keys(refused.errors).length > 0}
    >
      <PageHead
        title={title}
        above={[...callCrumbs(t, call, content), { label: partyName(t, party), href: here }]}
        intro={t('reporting.offline.intro')}
      />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Form action={`${here}/bring-back`} files>
        <FileField
          name="file"
          label={t('reporting.offline.file-label')}
          hint={t('reporting.offline.file-hint')}
          accept=".xlsx,.docx,.csv"
          error={refused.errors.file}
        />
        <div class="actions">
          <Button>{t('reporting.offline.compare')}</Button>
          <ButtonLink href={here}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}

function Brought({ frame, whole, brought, refused }: Props & { brought: BroughtBack }) {
  const { t } = frame;
  const { call, content, party, rights } = whole;
  const here = answerPath(t, call.key, party.code);
  const title = t(`reporting.offline.${brought.state}`);
  const good = brought.changes.filter(({ after }) => after !== null);
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={refused.notice !== null}>
      <PageHead
        title={title}
        above={[...callCrumbs(t, call, content), { label: partyName(t, party), href: here }]}
        meta={<bdi>{brought.fileName}</bdi>}
      />
      <RefusedNotice refused={refused} />
      {brought.findings.length === 0 ? null : (
        <Notice>
          <ul>
            {brought.findings.map((finding) => (
              <li>{saySheetFinding(t, finding)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Changes whole={whole} brought={brought} />
      <Form action={`${here}/brought/${brought.id}`}>
        <div class="actions">
          {brought.state === 'compared' && good.length > 0 && rights.giveSections ? (
            <Button name="do" value="apply">
              {t('reporting.offline.apply', { n: good.length })}
            </Button>
          ) : null}
          {brought.state === 'applied' && rights.giveSections ? (
            <Button kind="second" name="do" value="undo">
              {t('ui.decide.undo')}
            </Button>
          ) : null}
          <ButtonLink href={here}>{t('reporting.answer.whole')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}

/** A line for each answer: where in the file, what stood there, what the file says or what is wrong with it. */
function Changes({ whole, brought }: { whole: WholeSubmission; brought: BroughtBack }) {
  const { content } = whole;
  const questions = numbered(content);
  const rows = brought.changes.flatMap((change) => {
    const at = questions.findIndex(({ id }) => id === change.question);
    const question = questions[at];
    return question === undefined ? [] : [{ change, question, number: at + 1 }];
  });
  const said = (part: BroughtChange['after'], question: (typeof questions)[number]) =>
    part?.value ? (
      <ValueView content={content} question={question} value={part.value} lang={part.lang} file={null} />
    ) : null;
  return <ChangesTable rows={rows} said={said} content={content} />;
}

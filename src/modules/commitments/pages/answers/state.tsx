import type { Context } from 'hono';
import { NotAllowed } from '../../../../kernel/access/index.js';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { formatDate, isLang, type Lang } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  ErrorSummary,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
} from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { ANSWER_STANDINGS, type AnswerContent, AUDIENCES } from '../../answers/answer.js';
import { type EarlierAnswer, findEarlier, getAnswer, type WholeAnswer } from '../../answers/get-answer.js';
import { type AnswerGiven, stateAnswer } from '../../answers/state-answer.js';
import { Refusal } from '../../refusal.js';
import { dayOf } from '../../timing/days.js';
import { versionIn } from '../act-on-commitment.js';
import { CommitmentLink, commitmentPath } from '../parts.js';
import { refusalErrors } from '../refused.js';
import { commitmentName } from '../words.js';
import { AnswerFields, type AnswerForm } from './fields.js';
import { AnswerOvertaken } from './overtaken.js';
import { answerPath } from './parts.js';

/** `/commitments/:key/answers/:party/state`: the form on which a party says what it did. */
export async function statePage(c: Context<PageEnv>, house: House) {
  const { frame, lang } = c.var;
  const whole = await answerable(c, house);
  const earlier = await findEarlier(house.db, whole, { today: dayOf(new Date()), lang });
  const values = formOf(whole.full?.last ?? earlier?.version ?? null, lang);
  return c.html(<StateView frame={frame} whole={whole} values={values} earlier={earlier} errors={{}} />);
}

/** Takes the form. Where somebody else of the party was quicker, both versions are shown, and nothing is overwritten. */
export async function stateSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang } = c.var;
  const { t } = frame;
  const { key = '', party: code = '' } = c.req.param();
  await answerable(c, house);
  const sent = await c.req.parseBody();
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
  const values: AnswerForm = {
    standing: field('standing'),
    words: field('words'),
    lang: field('lang'),
    happened: field('happened').trim(),
    link: field('link').trim(),
    audience: field('audience'),
    keepsFile: field('keep') === 'yes',
  };
  const file = sent.file instanceof File && sent.file.size > 0 ? sent.file : null;
  try {
    await stateAnswer(
      house.db,
      actor,
      { key, code },
      {
        ...givenIn(values),
        state: sent.send === 'draft' ? 'draft' : 'stated',
        file: file === null ? null : { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name },
        version: versionIn(sent.version),
      },
      dayOf(new Date()),
    );
    return c.redirect(answerPath(t, key, { code: code.toUpperCase() }), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    const overtaken = error.code === 'answered-meanwhile';
    c.status(error.status);
    return c.html(
      <StateView
        frame={frame}
        whole={await answerable(c, house)}
        values={{ ...values, lang: isLang(values.lang) ? values.lang : lang }}
        earlier={null}
        errors={overtaken ? {} : refusalErrors(t, error, 'words')}
        overtaken={overtaken}
      />,
    );
  }
}

/** @throws NotAllowed where the actor sees the answer and does not speak for the party; Refusal where they do not even see it. */
async function answerable(c: Context<PageEnv>, house: House): Promise<WholeAnswer> {
  const { actor, lang } = c.var;
  const { key = '', party = '' } = c.req.param();
  const whole = await getAnswer(house.db, actor, { key, code: party }, { today: dayOf(new Date()), lang });
  if (!whole.rights.answer) throw new NotAllowed();
  return whole;
}

function formOf(version: AnswerContent | null, lang: Lang): AnswerForm {
  return {
    standing: version?.standing ?? '',
    words: version?.words ?? '',
    lang: version?.lang ?? lang,
    happened: version?.happened ?? '',
    link: version?.evidence?.kind === 'link' ? version.evidence.href : '',
    audience: version?.audience ?? 'public',
    keepsFile: true,
  };
}

/** What is in no list is refused beside its field. */
function givenIn(values: AnswerForm): Omit<AnswerGiven, 'state' | 'file' | 'version'> {
  const standing = ANSWER_STANDINGS.find((known) => known === values.standing) ?? null;
  if (standing === null && values.standing !== '') throw new Refusal('not-in-list', { field: 'standing' });
  const audience = AUDIENCES.find((known) => known === values.audience);
  if (audience === undefined) throw new Refusal('not-in-list', { field: 'audience' });
  if (!isLang(values.lang)) throw new Refusal('not-in-list', { field: 'lang' });
  const { words, lang, happened, link, keepsFile } = values;
  return { standing, audience, words, lang, happened, link, keepsFile };
}

interface ViewProps {
  frame: Frame;
  whole: WholeAnswer;
  values: AnswerForm;
  earlier: EarlierAnswer | null;
  errors: FormErrors;
  overtaken?: boolean;
}

function StateView({ frame, whole, values, earlier, errors, overtaken = false }: ViewProps) {
  const { t, lang } = frame;
  const { party, listed, full } = whole;
  const name = partyName(t, party);
  const here = answerPath(t, listed.key, party);
  const title = t('commitments.answers.form.title', { party: name });
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['commitment.css']}
      islands={['drop-zone']}
      failed={overtaken || Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        above={[
          { label: t('commitments.register.title'), href: pathIn(lang, '/commitments') },
          { label: commitmentName(t, listed).text, href: commitmentPath(t, listed.key) },
        ]}
        intro={<CommitmentLink commitment={listed} />}
      />
      <ErrorSummary errors={errors} />
      {overtaken && full !== null ? <AnswerOvertaken last={full.last} values={values} name={name} here={here} /> : null}
      {earlier === null ? null : (
        <Notice title={t('commitments.answers.taken-over')}>
          <p>
            {t.rich('commitments.answers.taken-over-from', {
              commitment: <CommitmentLink commitment={earlier.from} />,
              document: <bdi>{earlier.from.document.symbol ?? earlier.from.document.slug}</bdi>,
              date: formatDate(lang, dayOf(earlier.version.madeAt)),
            })}
          </p>
        </Notice>
      )}
      {full?.last.state === 'returned' && full.last.note !== '' ? (
        <Notice kind="due" title={t('commitments.answers.note-from')}>
          <p dir="auto">{full.last.note}</p>
        </Notice>
      ) : null}
      <AnswerFields
        action={`${here}/state`}
        back={full === null ? commitmentPath(t, listed.key) : here}
        values={values}
        errors={errors}
        version={full?.held.version ?? 0}
        file={full?.last.evidence?.kind === 'file' ? full.last.evidence.name : null}
      />
    </Layout>
  );
}

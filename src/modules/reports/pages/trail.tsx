import { pathIn, Tag, useFrame } from '../../../kernel/ui/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { Block } from '../report/block.js';
import type { Traced } from '../report/find-trail.js';
import { textOf } from '../report/passages.js';
import type { Annex } from '../report/published.js';
import { DayText, Worded } from './parts.js';

interface Props {
  block: Block;
  annex: Annex;
  traced: readonly Traced[];
  /** How many more there are that the reader does not see. */
  hidden: number;
}

/** The answers from which a sentence comes: who, where, in which version, with the passage in its place. */
export function Trail({ block, annex, traced, hidden }: Props) {
  const { t, lang } = useFrame();
  const { body } = block;
  if (body.kind === 'register')
    return (
      <p>
        {t('reports.trail.register', { n: body.commitments.length })} <DayText day={body.on} />
      </p>
    );
  if (!('asked' in body)) return <p class="quiet">{t('reports.trail.none')}</p>;
  const asked = annex.questions[body.asked.question];
  const said = body.kind === 'count' ? traced.filter(({ source }) => source.said) : traced;
  const others = traced.length - said.length;
  return (
    <>
      {asked === undefined ? null : (
        <p>
          <a href={pathIn(lang, `/calls/${asked.call}`)}>
            <Worded words={asked.callTitles} lang={lang} />
          </a>
          {t('documents.comma')}
          {t('reports.trail.question', { number: asked.number })}: <Worded words={asked.words} lang={lang} />
        </p>
      )}
      {body.kind === 'count' ? <p>{t('reports.trail.said', { n: said.length })}</p> : null}
      <ul class="trail">
        {said.map((one) => (
          <OneSource block={block} annex={annex} one={one} />
        ))}
      </ul>
      {others > 0 ? <p class="quiet">{t('reports.trail.others', { n: others })}</p> : null}
      {hidden > 0 ? <p class="quiet">{t('reports.trail.hidden', { n: hidden })}</p> : null}
    </>
  );
}

function OneSource({
  block: { body },
  annex,
  one: { source, answer, holds },
}: Pick<Props, 'block' | 'annex'> & { one: Traced }) {
  const { t, lang } = useFrame();
  const named = annex.parties[source.party];
  if (named === undefined || !('asked' in body)) return null;
  const { question } = body.asked;
  const asked = annex.questions[question];
  const text = body.kind === 'passage' && answer !== null ? textOf(answer.value) : null;
  const name = wordingIn(named.names, lang).text;
  return (
    <li>
      {asked === undefined ? (
        name
      ) : (
        <a href={pathIn(lang, `/calls/${asked.call}/answers/${named.code}#q-${question}`)}>{name}</a>
      )}{' '}
      <span class="quiet">
        {t('reports.trail.version', { n: source.version })}{' '}
        {/* Of a number so few are possible that all could be tried against its hash. */}
        {body.kind === 'number' ? null : <bdi class="hash">{source.sha256.slice(0, 12)}</bdi>}
      </span>{' '}
      {holds ? null : <Tag kind="due">{t('reports.trail.changed')}</Tag>}
      {text === null || answer === null || body.kind !== 'passage' ? null : (
        <blockquote lang={answer.lang} dir="auto">
          {text.slice(0, body.span.from)}
          <mark>{text.slice(body.span.from, body.span.to)}</mark>
          {text.slice(body.span.to)}
        </blockquote>
      )}
    </li>
  );
}

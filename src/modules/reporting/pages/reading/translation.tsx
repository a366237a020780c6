import { LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import { Button, Choices, Form, Select, Tag, TextArea, useFrame } from '../../../../kernel/ui/index.js';
import type { AnswerInView } from '../../answers/get-answer.js';
import { type AnswerTranslation, TRANSLATION_KINDS } from '../../store/reading.js';
import { callPath } from '../parts.js';
import type { Refused } from '../refused.js';

/** Translations of an answer, each with its kind. */
export function Translations({ translations }: { translations: readonly AnswerTranslation[] }) {
  const { t } = useFrame();
  if (translations.length === 0) return null;
  return (
    <section aria-labelledby="translations">
      <h2 id="translations">{t('reporting.translated.title')}</h2>
      {translations.map((one) => (
        <div class="block">
          <h3>
            <bdi lang={one.lang}>{LANGUAGE_NAMES[one.lang]}</bdi> <TranslationKind translation={one} />
          </h3>
          <div class="said" lang={one.lang} dir="auto">
            {one.text}
          </div>
        </div>
      ))}
    </section>
  );
}

const COLOURS = { official: 'done', unofficial: 'plain', machine: 'guess' } as const;

export function TranslationKind({ translation: { kind } }: { translation: Pick<AnswerTranslation, 'kind'> }) {
  const { t } = useFrame();
  return <Tag kind={COLOURS[kind]}>{t(`reporting.translated.${kind}`)}</Tag>;
}

/** A translation to add, or to write anew: one language at a time. */
export function TranslationForm({ one, refused }: { one: AnswerInView; refused: Refused }) {
  const { t, url } = useFrame();
  const { view, party, question, answer, translations } = one;
  const { typed, errors } = refused;
  const here = callPath(t, view.call.key, `/reading/${party.code}/${question.id}`);
  const others = LANGS_IN_UN_ORDER.filter((lang) => lang !== answer.lang);
  const asked = typed.lang ?? url.searchParams.get('into') ?? t.lang;
  const into = others.find((lang) => lang === asked) ?? others[0] ?? 'en';
  const held = translations.find(({ lang }) => lang === into);
  return (
    <details open={typed.do === 'translate' || url.searchParams.has('into') || undefined}>
      <summary>{t('reporting.translated.add')}</summary>
      <p class="quiet">
        {others.map((lang) => (
          <>
            <a href={`${here}?into=${lang}#text`} aria-current={lang === into ? 'true' : undefined}>
              <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>
            </a>{' '}
          </>
        ))}
      </p>
      <Form action={here}>
        <input type="hidden" name="version" value={String(answer.version)} />
        <input type="hidden" name="seen" value={String(held?.revision ?? 0)} />
        <Select
          name="lang"
          label={t('reporting.translated.into')}
          value={into}
          error={errors.lang}
          options={[{ value: into, label: LANGUAGE_NAMES[into], lang: into }]}
        />
        <Choices
          name="kind"
          kind="radio"
          legend={t('reporting.translated.kind')}
          error={errors.kind}
          chosen={[typed.kind ?? held?.kind ?? 'unofficial']}
          options={TRANSLATION_KINDS.map((kind) => ({ value: kind, label: t(`reporting.translated.${kind}`) }))}
        />
        <TextArea
          name="text"
          label={t('reporting.translated.text')}
          hint={t('reporting.translated.text-hint')}
          rows={10}
          lang={into}
          value={typed.do === 'translate' ? typed.text : (held?.text ?? '')}
          error={errors.text}
        />
        <div class="actions">
          <Button kind="second" name="do" value="translate">
            {t('reporting.build.save')}
          </Button>
        </div>
      </Form>
    </details>
  );
}

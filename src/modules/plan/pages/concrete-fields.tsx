import { LANGS, LANGUAGE_NAMES, type Lang } from '../../../kernel/i18n/index.js';
import {
  Button,
  ButtonLink,
  Facts,
  Fieldset,
  Form,
  type FormErrors,
  Select,
  TextArea,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { ContentGiven } from '../concrete/check-content.js';
import { PARTS } from '../measures.js';
import { PLAN_MEASURES } from '../plan-measure.js';
import { measureName } from './parts.js';

interface Props {
  action: string;
  back: string;
  values: ContentGiven;
  errors: FormErrors;
  /** Number of the last entry that is shown beside it; null for a new one. */
  seen: number | null;
  /** Whom a new one is entered for; null where that is fixed. */
  lead: { own: readonly { code: string; name: string }[]; any: boolean; chosen: string } | null;
}

/** Everything that a concrete measure says: the reader's language first, the others unfold. */
export function ContentFields({ action, back, values, errors, seen, lead }: Props) {
  const { t, lang } = useFrame();
  const others = LANGS.filter((one) => one !== lang);
  const inOthers = others.some((one) => values.titles[one] || values.descriptions[one]);
  return (
    <Form action={action}>
      {seen === null ? null : <input type="hidden" name="seen" value={String(seen)} />}
      {lead === null ? null : <Lead lead={lead} error={errors.lead} />}
      <Texts lang={lang} values={values} errors={errors} first />
      <details open={inOthers || others.some((one) => errors[`title-${one}`] || errors[`description-${one}`])}>
        <summary>{t('plan.edit.other-languages')}</summary>
        {others.map((one) => (
          <Texts lang={one} values={values} errors={errors} />
        ))}
      </details>
      <MeasureChoices chosen={values.measures} error={errors.measures} />
      <TextField
        name="place"
        label={t('plan.field.place')}
        hint={t('plan.edit.place-hint')}
        value={values.place}
        error={errors.place}
      />
      <TextArea
        name="partners"
        label={t('plan.field.partners')}
        hint={t('plan.edit.partners-hint')}
        rows={4}
        value={values.partners.join('\n')}
        error={errors.partners}
      />
      {(['starts', 'ends'] as const).map((name) => (
        <TextField
          name={name}
          width="short"
          label={t(`plan.field.${name}`)}
          hint={<bdi>{t('plan.field.date-hint')}</bdi>}
          value={values[name]}
          error={errors[name]}
        />
      ))}
      <Fieldset legend={t('plan.field.budget')}>
        <TextField
          name="budget"
          width="short"
          label={t('plan.edit.amount')}
          hint={t('plan.edit.amount-hint')}
          value={values.budget}
          error={errors.budget}
        />
        <TextField
          name="currency"
          width="short"
          label={t('plan.field.currency')}
          hint={t('plan.edit.currency-hint')}
          value={values.currency}
          error={errors.currency}
        />
      </Fieldset>
      <div class="actions">
        <Button name="send" value="propose">
          {t('plan.edit.propose')}
        </Button>
        <Button kind="second" name="send" value="draft">
          {t('plan.edit.draft')}
        </Button>
        <ButtonLink href={back}>{t('ui.decide.cancel')}</ButtonLink>
      </div>
    </Form>
  );
}

function Lead({ lead: { own, any, chosen }, error }: { lead: NonNullable<Props['lead']>; error: string | undefined }) {
  const { t } = useFrame();
  if (any)
    return (
      <TextField
        name="lead"
        width="short"
        label={t('plan.field.lead')}
        hint={t('plan.edit.lead-hint')}
        value={chosen}
        error={error}
      />
    );
  return (
    <Select
      name="lead"
      label={t('plan.field.lead')}
      value={chosen}
      error={error}
      options={own.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}

function Texts({
  lang,
  values,
  errors,
  first = false,
}: Pick<Props, 'values' | 'errors'> & { lang: Lang; first?: boolean }) {
  const { t } = useFrame();
  const inLang = <span lang={lang}>{LANGUAGE_NAMES[lang]}</span>;
  return (
    <>
      <TextField
        name={`title-${lang}`}
        label={
          <>
            {t('plan.field.title')} ({inLang})
          </>
        }
        lang={lang}
        value={values.titles[lang] ?? ''}
        error={errors[`title-${lang}`] ?? (first ? errors.title : undefined)}
      />
      <TextArea
        name={`description-${lang}`}
        label={
          <>
            {t('plan.field.description')} ({inLang})
          </>
        }
        hint={first ? t('plan.edit.description-hint') : undefined}
        rows={first ? 6 : 3}
        lang={lang}
        value={values.descriptions[lang] ?? ''}
        error={errors[`description-${lang}`]}
      />
    </>
  );
}

function MeasureChoices({ chosen, error }: { chosen: readonly string[]; error: string | undefined }) {
  const { t } = useFrame();
  return (
    <div class={error === undefined ? 'field' : 'field wrong'} id="measures">
      <Fieldset legend={t('plan.field.measures')}>
        {error === undefined ? null : <p class="error">{error}</p>}
        <p class="hint">{t('plan.edit.measures-hint')}</p>
        {PARTS.map((part) => {
          const own = PLAN_MEASURES.filter((measure) => measure.part === part);
          return (
            <details open={own.some(({ n }) => chosen.includes(String(n)))}>
              <summary>{t(`plan.part.${part}`)}</summary>
              {own.map((measure) => (
                <div class="choice">
                  <input
                    type="checkbox"
                    id={`measures-${measure.n}`}
                    name="measures"
                    value={String(measure.n)}
                    checked={chosen.includes(String(measure.n))}
                  />
                  <label for={`measures-${measure.n}`}>{measureName(t, measure)}</label>
                </div>
              ))}
            </details>
          );
        })}
      </Fieldset>
    </div>
  );
}

/** What the measure says now, where that is not what was typed. */
export function LatestBeside({ given, typed }: { given: ContentGiven; typed: ContentGiven }) {
  const { t } = useFrame();
  const texts = LANGS.flatMap((lang) =>
    (
      [
        ['title', 'titles'],
        ['description', 'descriptions'],
      ] as const
    ).map(([field, of]) => ({
      name: `${t(`plan.field.${field}`)} (${LANGUAGE_NAMES[lang]})`,
      now: given[of][lang] ?? '',
      typed: typed[of][lang] ?? '',
    })),
  );
  const plain = (['place', 'starts', 'ends', 'budget', 'currency'] as const).map((field) => ({
    name: t(`plan.field.${field}`),
    now: given[field],
    typed: typed[field],
  }));
  const lists = (['measures', 'partners'] as const).map((field) => ({
    name: t(`plan.field.${field}`),
    now: given[field].join(', '),
    typed: typed[field].filter((one) => one.trim() !== '').join(', '),
  }));
  const facts = [...texts, ...plain, ...lists]
    .filter((one) => one.now.trim() !== one.typed.trim())
    .map(({ name, now }) => ({ name, value: <span dir="auto">{now === '' ? '–' : now}</span> }));
  return facts.length === 0 ? null : <Facts facts={facts} />;
}

import type { Lang } from '../../../kernel/i18n/index.js';
import { Choices, FileField, type FormErrors, TextArea, TextField, useFrame } from '../../../kernel/ui/index.js';
import type { Domain } from '../cases/case-table.js';
import { type Dictionary, listedValues } from '../cases/dictionary.js';
import { columnsInWords, type DataSet } from '../datasets/data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { EvidenceRefusal } from '../refusal.js';
import type { RunOptions } from '../runs/run-options.js';
import { readDomain } from '../synthesize/domain.js';
import { knownRules } from '../synthesize/known-rules.js';
import { type Rule, readRules, writeRules } from '../synthesize/structural-zeros.js';
import { USUAL } from '../tables/perturbation.js';

const METHODS = ['k', 'cellkey', 'dp', 'aim'] as const;
/** More columns at once make cells that are too small to be shown. */
const MOST_BY = 4;

/**
 * What a form asks to be made.
 *
 * @throws HouseRefusal `bad-option`, `no-domain`, `bad-domain`, `bad-rules`
 */
export function runOptionsOf(
  set: DataSet,
  {
    values,
    chosen,
    domain: given,
    dictionary,
    lang,
  }: {
    values: Readonly<Record<string, string>>;
    chosen: readonly string[];
    /** Text of the file of public lists; null where none was brought. */
    domain: string | null;
    dictionary: Dictionary | null;
    lang: Lang;
  },
): RunOptions {
  const common = {
    titles: { [lang]: values.title ?? '' },
    licence: values.licence?.trim() || 'CC BY 4.0',
    corrects: values.corrects?.trim() || null,
    generated: values.generated === 'yes',
  };
  if (set.kind === 'table') return { ...common, method: 'protected' };
  const method = METHODS.find((one) => one === values.method);
  if (method === undefined) throw new HouseRefusal('not-in-list', { field: 'method' });
  if (chosen.length === 0) throw new HouseRefusal('bad-option', { field: 'columns' });
  if (method === 'aim') {
    const { epsilon = '', delta = '' } = set.budget;
    return {
      ...common,
      method,
      columns: chosen,
      epsilon: values.epsilon?.trim() || epsilon,
      delta,
      domain: domainOf(dictionary, chosen, given),
      rules: rulesIn(values.rules ?? ''),
    };
  }
  if (chosen.length > MOST_BY) throw new HouseRefusal('bad-option', { field: 'columns' });
  if (method === 'dp') {
    const epsilon = values.epsilon?.trim() || '1';
    return { ...common, method, by: chosen, epsilon, domain: domainOf(dictionary, chosen, given) };
  }
  if (method === 'cellkey') return { ...common, method, by: chosen, ...USUAL };
  const k = Number(values.k ?? '10');
  if (!Number.isInteger(k)) throw new HouseRefusal('bad-option', { field: 'k' });
  return { ...common, method, by: chosen, k };
}

/** Values that each column may take, from a file of public lists or from the dictionary: never from the rows. @throws HouseRefusal `no-domain`, `bad-domain` */
function domainOf(dictionary: Dictionary | null, columns: readonly string[], given: string | null): Domain {
  const brought = given === null ? {} : domainIn(given);
  return Object.fromEntries(
    columns.map((name) => {
      const own = Object.hasOwn(brought, name) ? brought[name] : undefined;
      const values = own ?? listedValues(dictionary, name);
      if (values === null) throw new HouseRefusal('no-domain', { field: 'domain', values: { column: name } });
      return [name, values];
    }),
  );
}

const domainIn = (text: string): Domain => readField('domain', () => readDomain(text));

const rulesIn = (text: string): Rule[] => (text.trim() === '' ? [] : readField('rules', () => readRules(text)));

/** What was typed or brought in a form that is not known is told beside its field. */
function readField<T>(field: 'domain' | 'rules', read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EvidenceRefusal)) throw error;
    throw new HouseRefusal(`bad-${field}`, { field, values: { detail: String(error.values.detail ?? '') } });
  }
}

/** How a rule is written, for whoever has none before them. */
const RULE_EXAMPLE = '[{"if": {"sector": ["construction"]}, "then": {"forced": ["yes"]}}]';

export function MakeRelease({
  set,
  values,
  chosen,
  errors,
}: {
  set: DataSet;
  values: Readonly<Record<string, string>>;
  chosen: readonly string[];
  errors: FormErrors;
}) {
  const { t } = useFrame();
  return (
    <>
      <TextField
        name="title"
        label={t('evidence.make.name')}
        hint={t('evidence.make.name-hint')}
        value={values.title}
        error={errors.title}
      />
      {set.kind === 'table' ? (
        <p>{t('evidence.make.protected')}</p>
      ) : (
        <>
          <Choices
            name="method"
            legend={t('evidence.make.method')}
            kind="radio"
            chosen={[values.method ?? 'k']}
            error={errors.method}
            options={METHODS.map((method) => ({ value: method, label: t(`evidence.make.method.${method}`) }))}
          />
          <Choices
            name="columns"
            legend={t('evidence.make.columns')}
            hint={t('evidence.make.columns-hint', { most: MOST_BY })}
            kind="checkbox"
            chosen={chosen}
            error={errors.columns}
            options={columnsInWords(set).map((name) => ({ value: name, label: <bdi class="sym">{name}</bdi> }))}
          />
          <TextField
            name="k"
            label={t('evidence.make.k')}
            hint={t('evidence.make.k-hint')}
            value={values.k ?? '10'}
            error={errors.k}
            width="short"
            inputmode="numeric"
          />
          <TextField
            name="epsilon"
            label={t('evidence.make.epsilon')}
            hint={t('evidence.make.epsilon-hint')}
            value={values.epsilon ?? ''}
            error={errors.epsilon}
            width="short"
          />
          <FileField
            name="domain"
            label={t('evidence.make.domain')}
            hint={t('evidence.make.domain-hint')}
            accept=".json"
            error={errors.domain}
          />
          <TextArea
            name="rules"
            label={t('evidence.make.rules')}
            hint={
              <>
                {t('evidence.make.rules-hint')}{' '}
                <bdi class="rule" dir="ltr">
                  {RULE_EXAMPLE}
                </bdi>
              </>
            }
            value={values.rules ?? writeRules(knownRules(columnsInWords(set)))}
            error={errors.rules}
            rows={4}
          />
        </>
      )}
      <PublishFields values={values} errors={errors} />
    </>
  );
}

/** Under which terms, of what before it, of whom. */
export function PublishFields({ values, errors }: { values: Readonly<Record<string, string>>; errors: FormErrors }) {
  const { t } = useFrame();
  return (
    <>
      <TextField
        name="licence"
        label={t('evidence.make.licence')}
        value={values.licence ?? 'CC BY 4.0'}
        error={errors.licence}
        width="short"
      />
      <TextField
        name="corrects"
        label={t('evidence.make.corrects')}
        hint={t('evidence.make.corrects-hint')}
        value={values.corrects}
        error={errors.corrects}
        width="short"
      />
      <Choices
        name="generated"
        legend={t('evidence.make.generated')}
        kind="radio"
        chosen={[values.generated ?? 'no']}
        options={[
          { value: 'no', label: t('evidence.make.generated-no') },
          { value: 'yes', label: t('evidence.make.generated-yes') },
        ]}
      />
    </>
  );
}

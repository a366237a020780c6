import type { Lang } from '../../../../kernel/i18n/index.js';
import { Choices, FileField, TextArea, TextField, useFrame } from '../../../../kernel/ui/index.js';
import type { CallContent } from '../../calls/content.js';
import type { Asked, Question } from '../../calls/question.js';
import { textIn } from '../../calls/texts.js';
import type { AnswerValue } from '../../submissions/answer-value.js';
import { CallText } from '../parts.js';
import type { Sent } from '../refused.js';

interface Props {
  content: CallContent;
  question: Question;
  value: AnswerValue | null;
  /** What was typed and refused; empty where nothing was. */
  typed: Sent;
  error: string | undefined;
  /** Of what is written. */
  lang: Lang;
}

/** The field of an answer, by the kind of its question. */
export function ValueField({ content, question, value, typed, error, lang }: Props) {
  const { t } = useFrame();
  const { asked, id } = question;
  const words = (place: string) => textIn(content.texts, place, t.lang, content.lang)?.text ?? '';
  const label = t('reporting.answer.label');
  switch (asked.kind) {
    case 'text':
      return (
        <TextArea
          name="value"
          label={label}
          {...(asked.limit === null ? {} : { hint: t('reporting.question.up-to', { n: asked.limit }) })}
          rows={10}
          lang={lang}
          value={typed.value ?? (value?.kind === 'text' ? value.text : '')}
          error={error}
        />
      );
    case 'choice':
      return <ChoiceField asked={asked} {...{ content, question, value, typed, error, lang }} />;
    case 'number': {
      const unit = words(`unit/${id}`);
      return (
        <TextField
          name="value"
          label={unit === '' ? label : t('reporting.answer.label-in', { unit })}
          width="short"
          inputmode="numeric"
          value={typed.value ?? (value?.kind === 'number' ? value.amount : '')}
          error={error}
        />
      );
    }
    case 'date':
      return (
        <TextField
          name="value"
          label={label}
          hint={t('reporting.answer.date-hint')}
          width="short"
          value={typed.value ?? (value?.kind === 'date' ? value.date : '')}
          error={error}
        />
      );
    case 'table':
      return <TableField asked={asked} {...{ content, question, value, typed, error, lang }} />;
    case 'file':
      return (
        <>
          {value?.kind === 'file' ? (
            <p>{t.rich('reporting.answer.file-held', { name: <bdi>{value.name}</bdi> })}</p>
          ) : null}
          <FileField name="file" label={label} hint={t('reporting.answer.file-hint')} error={error} />
        </>
      );
    case 'as-last-time': {
      const held = value?.kind === 'as-last-time' ? value : null;
      const holds = held === null ? '' : held.holds ? 'yes' : 'no';
      return (
        <>
          <Choices
            name="value"
            kind="radio"
            legend={t('reporting.answer.last-legend')}
            chosen={[typed.value ?? holds]}
            error={error}
            options={[
              { value: 'yes', label: t('reporting.answer.holds') },
              { value: 'no', label: t('reporting.answer.changed') },
            ]}
          />
          <TextArea
            name="words"
            label={t('reporting.answer.what-changed')}
            rows={6}
            lang={lang}
            value={typed.words ?? held?.words ?? ''}
          />
        </>
      );
    }
  }
}

type KindProps<K extends Asked['kind']> = Props & { asked: Extract<Asked, { kind: K }> };

function ChoiceField({ asked, content, question, value, typed, error, lang }: KindProps<'choice'>) {
  const { t } = useFrame();
  const held = value?.kind === 'choice' ? value : null;
  // What was typed comes back as one text; several choices stand in it one after the other.
  const chosen = typed.value === undefined ? (held?.chosen ?? []) : typed.value.split(' ');
  return (
    <>
      <Choices
        name="value"
        kind={asked.many ? 'checkbox' : 'radio'}
        legend={t(asked.many ? 'reporting.answer.choose-many' : 'reporting.answer.choose-one')}
        chosen={chosen}
        error={error}
        options={asked.options.map((option) => ({
          value: option,
          label: <CallText content={content} place={`option/${question.id}/${option}`} />,
        }))}
      />
      {asked.other ? (
        <TextField
          name="other"
          label={t('reporting.answer.other')}
          lang={lang}
          value={typed.other ?? held?.other ?? ''}
        />
      ) : null}
    </>
  );
}

/** As many rows as are filled in, and three more; whoever needs further ones saves and finds them. */
function TableField({ asked, content, question, value, typed, error, lang }: KindProps<'table'>) {
  const { t } = useFrame();
  const held = value?.kind === 'table' ? value.rows : [];
  const typedRows = Object.keys(typed)
    .filter((name) => name.startsWith('cell-'))
    .map((name) => Number(name.split('-')[1]) + 1);
  const rows = Math.min(asked.rows, Math.max(held.length + 3, ...typedRows));
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      {error === undefined ? null : (
        <p class="error" id="value">
          {error}
        </p>
      )}
      <section class="scroll" aria-labelledby="cells" tabindex={0}>
        <table class="cells">
          <caption id="cells">{t('reporting.answer.table')}</caption>
          <thead>
            <tr>
              {asked.columns.map((column) => (
                <th scope="col">
                  <CallText content={content} place={`column/${question.id}/${column}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr>
                {asked.columns.map((column, at) => (
                  <td>
                    <input
                      name={`cell-${row}-${at}`}
                      aria-label={t('reporting.answer.cell', {
                        column:
                          textIn(content.texts, `column/${question.id}/${column}`, t.lang, content.lang)?.text ?? '',
                        row: row + 1,
                      })}
                      lang={lang}
                      dir="auto"
                      autocomplete="off"
                      value={typed[`cell-${row}-${at}`] ?? held[row]?.[at] ?? ''}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

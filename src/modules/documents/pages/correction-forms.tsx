import type { Child } from 'hono/jsx';
import { Button, Choices, Form, type FormErrors, Select, TextField, useFrame } from '../../../kernel/ui/index.js';
import {
  type CorrectionKind,
  DATE_FIELDS,
  DATE_KINDS,
  type DateField,
  type FormValues,
  STRETCHES,
} from '../correction-form.js';
import type { PreparedParagraph } from '../prepared.js';
import { ACTS, type DateMention } from '../reader/reading.js';
import type { BroughtText } from '../store/texts.js';
import { ADDRESSEES } from './addressees.js';
import { actWord, addresseeWord, dateWords } from './words.js';

interface FormsProps {
  action: string;
  text: BroughtText;
  paragraph: PreparedParagraph;
  sent: FormValues;
  errors: FormErrors;
}

/** One form for each thing that can be wrong; the first is open, the others unfold. */
export function CorrectionForms(props: FormsProps) {
  const { t } = useFrame();
  const { paragraph, sent } = props;
  const asks = paragraph.section !== 'preamble';
  const open = (kind: CorrectionKind) => sent.do?.[0] === kind;
  return (
    <>
      {asks && paragraph.acts.length > 0 ? (
        <Part title={t('documents.correct.acts')} open={open('acts') || sent.do === undefined}>
          <ActsForm {...props} />
        </Part>
      ) : null}
      {asks ? (
        <Part title={t('documents.correct.add-act')} open={open('add-act')}>
          <AddActForm {...props} />
        </Part>
      ) : null}
      {asks && paragraph.dates.length > 0 ? (
        <Part title={t('documents.correct.dates')} open={open('dates')}>
          <DatesForm {...props} />
        </Part>
      ) : null}
      {asks ? (
        <Part title={t('documents.correct.add-date')} open={open('add-date')}>
          <AddDateForm {...props} />
        </Part>
      ) : null}
      <Part title={t('documents.correct.split')} open={open('split')}>
        <Sending kind="split" {...props}>
          <TextField
            name="begins"
            label={t('documents.correct.begins')}
            hint={t('documents.correct.begins-hint')}
            value={sent.begins?.[0]}
            lang={props.text.lang}
            error={props.errors.begins}
          />
          <Button kind="second">{t('documents.correct.split-go')}</Button>
        </Sending>
      </Part>
      <Part title={t('documents.correct.join')} open={open('join')}>
        <Sending kind="join" {...props}>
          <p>{t('documents.correct.join-hint')}</p>
          <Button kind="second">{t('documents.correct.join-go')}</Button>
        </Sending>
      </Part>
      <Part title={t('documents.correct.kind')} open={open('kind')}>
        <Sending kind="kind" {...props}>
          <Choices
            name="as"
            kind="radio"
            legend={t('documents.correct.as')}
            hint={t('documents.correct.as-hint')}
            chosen={sent.as ?? []}
            error={props.errors.as}
            options={STRETCHES.map((stretch) => ({ value: stretch, label: t(`documents.stretch.${stretch}`) }))}
          />
          <TextField
            name="n"
            label={t('documents.correct.n')}
            width="short"
            value={sent.n?.[0]}
            error={props.errors.n}
          />
          <Button kind="second">{t('documents.correct.save')}</Button>
        </Sending>
      </Part>
      {asks ? (
        <Part title={t('documents.correct.number')} open={open('number')}>
          <Sending kind="number" {...props}>
            <TextField
              name="number"
              label={t('documents.correct.number-label')}
              width="short"
              value={sent.number?.[0] ?? String(paragraph.n)}
              error={props.errors.number}
            />
            <TextField
              name="part"
              label={t('documents.correct.part')}
              hint={t('documents.correct.part-hint')}
              width="short"
              value={sent.part?.[0] ?? paragraph.part ?? ''}
            />
            <Button kind="second">{t('documents.correct.save')}</Button>
          </Sending>
        </Part>
      ) : null}
    </>
  );
}

function Part({ title, open, children }: { title: Child; open: boolean; children?: Child }) {
  return (
    <details class="correction" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** A form that says which version of the paragraph its sender saw. */
function Sending({ kind, action, paragraph, children }: FormsProps & { kind: CorrectionKind; children?: Child }) {
  return (
    <Form action={action}>
      <input type="hidden" name="do" value={kind} />
      <input type="hidden" name="version" value={paragraph.version} />
      {children}
    </Form>
  );
}

function ActsForm(props: FormsProps) {
  const { t } = useFrame();
  const { paragraph, sent, errors, text } = props;
  return (
    <Sending kind="acts" {...props}>
      {paragraph.acts.map((act, at) => (
        <fieldset>
          <legend lang={text.lang}>{act.verb}</legend>
          <Select
            name={`act-${at}`}
            label={t('documents.correct.act')}
            value={sent[`act-${at}`]?.[0] ?? act.act}
            error={errors[`act-${at}`]}
            options={[{ value: '', label: t('documents.correct.no-act') }, ...actOptions()]}
          />
          <Addressees
            name={`addressees-${at}`}
            chosen={sent[`addressees-${at}`] ?? (sent.do === undefined ? act.addressees : [])}
          />
        </fieldset>
      ))}
      <Button>{t('documents.correct.save')}</Button>
    </Sending>
  );
}

function actOptions() {
  const { t, lang } = useFrame();
  return ACTS.map((act) => ({ value: act, label: actWord(t, act) })).sort((a, b) =>
    a.label.localeCompare(b.label, lang),
  );
}

/** The usual addressees, those of this act among them whatever they are. */
function Addressees({ name, chosen }: { name: string; chosen: readonly string[] }) {
  const { t, lang } = useFrame();
  const known = [...new Set([...chosen, ...ADDRESSEES])].map((code) => ({
    value: code,
    label: addresseeWord(t, code),
  }));
  const sorted = known.sort(
    (a, b) =>
      Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)) || a.label.localeCompare(b.label, lang),
  );
  return (
    <div class="addressees">
      <Choices
        name={name}
        kind="checkbox"
        legend={t('documents.correct.addressees')}
        chosen={chosen}
        options={sorted}
      />
    </div>
  );
}

function AddActForm(props: FormsProps) {
  const { t } = useFrame();
  const { sent, errors, text } = props;
  return (
    <Sending kind="add-act" {...props}>
      <TextField
        name="words"
        label={t('documents.correct.verb')}
        hint={t('documents.correct.words-hint')}
        value={sent.words?.[0]}
        lang={text.lang}
        error={errors.words}
      />
      <Select name="act" label={t('documents.correct.act')} value={sent.act?.[0] ?? 'request'} options={actOptions()} />
      <Addressees name="addressees" chosen={sent.addressees ?? []} />
      <Button kind="second">{t('documents.correct.save')}</Button>
    </Sending>
  );
}

function DatesForm(props: FormsProps) {
  const { t } = useFrame();
  const { paragraph, sent } = props;
  return (
    <Sending kind="dates" {...props}>
      {paragraph.dates.map((date, at) => (
        <fieldset>
          <legend>
            <bdi>{date.text}</bdi> <small>{dateWords(t, date).join(t('documents.comma'))}</small>
          </legend>
          <DateFields {...props} suffix={`-${at}`} date={date} kind={sent[`date-${at}`]?.[0] ?? date.kind} removable />
        </fieldset>
      ))}
      <Button kind="second">{t('documents.correct.save')}</Button>
    </Sending>
  );
}

function AddDateForm(props: FormsProps) {
  const { t } = useFrame();
  const { sent, errors, text } = props;
  return (
    <Sending kind="add-date" {...props}>
      <TextField
        name="date-words"
        label={t('documents.correct.date-words')}
        hint={t('documents.correct.words-hint')}
        value={sent['date-words']?.[0]}
        lang={text.lang}
        error={errors['date-words']}
      />
      <DateFields {...props} suffix="" date={null} kind={sent.date?.[0] ?? 'deadline'} removable={false} />
      <Button kind="second">{t('documents.correct.save')}</Button>
    </Sending>
  );
}

interface DateFieldsProps extends FormsProps {
  suffix: string;
  date: DateMention | null;
  kind: string;
  removable: boolean;
}

function DateFields({ suffix, date, kind, removable, sent, errors }: DateFieldsProps) {
  const { t } = useFrame();
  return (
    <>
      <Select
        name={`date${suffix}`}
        label={t('documents.correct.date-kind')}
        value={kind}
        options={[
          ...(removable ? [{ value: '', label: t('documents.correct.no-date') }] : []),
          ...DATE_KINDS.map((one) => ({ value: one, label: t(`documents.date.${one}`) })),
        ]}
      />
      <div class="date-fields">
        {(Object.keys(DATE_FIELDS) as DateField[]).map((field) => (
          <TextField
            name={`${field}${suffix}`}
            label={t(`documents.correct.date.${field}`)}
            width="short"
            value={sent[`${field}${suffix}`]?.[0] ?? (date?.[field] === undefined ? '' : String(date[field]))}
            error={errors[`${field}${suffix}`]}
          />
        ))}
      </div>
    </>
  );
}

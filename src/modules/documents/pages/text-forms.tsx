import {
  Button,
  Choices,
  DocumentSymbol,
  Form,
  type FormErrors,
  Select,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { DocumentStatus } from '../reader/reading.js';
import type { ListedDocument, WholeDocument } from '../store/documents.js';
import type { BroughtText } from '../store/texts.js';
import { TitleText } from './parts.js';
import { nameOf, titleText } from './words.js';

/** The one button that matters: stand up for the text. Asks about the text it doubles, where there is one. */
export function ConfirmForm({
  here,
  text,
  document,
  errors,
}: {
  here: string;
  text: BroughtText;
  document: WholeDocument;
  errors: FormErrors;
}) {
  const { t } = useFrame();
  return (
    <Form action={`${here}/confirm`} id="confirm">
      <p>
        {t('documents.text.belongs')} <DocumentSymbol>{nameOf(t, document)}</DocumentSymbol>{' '}
        <TitleText titles={document.titles} />
      </p>
      {text.duplicateOf === null ? null : (
        <Choices
          name="duplicate"
          kind="radio"
          legend={t('documents.duplicate.legend')}
          hint={t('documents.duplicate.hint')}
          error={errors.duplicate}
          chosen={[]}
          options={(['replace', 'attach', 'keep'] as const).map((value) => ({
            value,
            label: t(`documents.duplicate.${value}`),
          }))}
        />
      )}
      <Button>{t('documents.text.confirm')}</Button>
    </Form>
  );
}

/** What was typed into the details, or null for what is known. */
export interface DetailsValues {
  document: string;
  symbol: string;
  status: string;
  adopted: string;
  title: string;
}

/** Which document the text belongs to: one that is here, or its own. */
export function DetailsForm({
  here,
  text,
  document,
  documents,
  errors,
  values,
}: {
  here: string;
  text: BroughtText;
  document: WholeDocument;
  documents: readonly ListedDocument[];
  errors: FormErrors;
  values?: DetailsValues;
}) {
  const { t } = useFrame();
  const read = text.reading.document;
  const own = document.origin === 'brought' && !document.shown;
  const now = values ?? {
    document: own ? '' : document.id,
    symbol: document.symbol ?? read.symbol ?? '',
    status: own ? document.status : read.status,
    adopted: document.adopted ?? read.adopted ?? '',
    title:
      document.titles.find((title) => title.lang === text.lang && title.kind === 'official')?.title ?? read.title ?? '',
  };
  const drafts =
    read.status === 'draft'
      ? documents.filter((one) => one.status === 'draft' && one.langs.length === 0 && one.origin === 'fact')
      : [];
  return (
    <details open={Object.keys(errors).length > 0 || drafts.length > 0}>
      <summary>{t('documents.details.title')}</summary>
      <Form action={`${here}/details`}>
        <Select
          name="document"
          label={t('documents.details.document')}
          hint={drafts.length > 0 && own ? t('documents.details.draft-hint') : undefined}
          value={now.document}
          error={errors.document}
          options={[
            { value: '', label: t('documents.details.own') },
            ...[...drafts, ...documents.filter((one) => !drafts.includes(one) && (one.id !== document.id || !own))].map(
              (one) => ({
                value: one.id,
                label: `${nameOf(t, one)} · ${titleText(t, one.titles)}`,
              }),
            ),
          ]}
        />
        <TextField name="symbol" label={t('documents.symbol')} width="short" value={now.symbol} error={errors.symbol} />
        <Select
          name="status"
          label={t('documents.list.status')}
          value={now.status}
          options={(['draft', 'adopted', 'unknown'] satisfies DocumentStatus[]).map((status) => ({
            value: status,
            label: t(`documents.status.${status}`),
          }))}
        />
        <TextField
          name="adopted"
          label={t('documents.adopted')}
          hint={t('documents.details.date-hint')}
          width="short"
          value={now.adopted}
          error={errors.adopted}
        />
        <TextField name="title" label={t('documents.title')} value={now.title} lang={text.lang} error={errors.title} />
        <Button kind="second">{t('documents.details.save')}</Button>
      </Form>
    </details>
  );
}

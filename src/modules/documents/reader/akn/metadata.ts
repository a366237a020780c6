import type { Reading } from '../reading.js';
import { actorOf, citationIri, ISO_639_2, isDay, slug, workIri } from './iri.js';
import { type Attributes, element } from './xml.js';

/** The day that Akoma Ntoso files use where none is known; `name` says so. */
const UNKNOWN_DAY = '0001-01-01';

export interface MetadataExtras {
  /** `main`, or the eId of the attachment. */
  part: string;
  /** Day of adoption of a cited document, where it is known. */
  adoptedOn: (citation: string) => string | null;
  /** Notes that hang on nothing, as XML. */
  looseNotes?: string;
}

/** The `<meta>` block of the document or of one of its annexes: FRBR levels, what is cited, what acts and addressees mean. */
export function writeMeta(reading: Reading, extras: MetadataExtras): string {
  // An annex shares the references of the document that holds it: an eId may stand once in the file.
  const shared = extras.part === 'main' ? references(reading, extras) : '';
  return element('meta', {}, identification(reading, extras.part), shared, extras.looseNotes ?? '');
}

function identification(reading: Reading, part: string): string {
  const { adopted, lang, organ, symbol, status, title } = reading.document;
  const work = workIri(reading);
  const expression = `${work}/${ISO_639_2[lang]}@`;
  const component = part === 'main' ? '!main' : `!${part}`;
  const date = isDay(adopted)
    ? element('FRBRdate', { date: adopted, name: 'adoption' })
    : element('FRBRdate', { date: UNKNOWN_DAY, name: 'unknown' });
  const level = (iri: string, suffix: string, author: string) =>
    element('FRBRthis', { value: `${iri}/${component}${suffix}` }) +
    element('FRBRuri', { value: `${iri}${suffix}` }) +
    (iri === work && symbol ? element('FRBRalias', { name: 'symbol', value: symbol }) : '') +
    date +
    element('FRBRauthor', { href: `#${author}`, as: '#author' });
  return element(
    'identification',
    { source: '#concordance' },
    element(
      'FRBRWork',
      {},
      level(work, '', actorOf(organ)),
      element('FRBRcountry', { value: 'un' }),
      element('FRBRsubtype', { value: status === 'draft' ? 'draft' : 'deliberation' }),
      element('FRBRnumber', { value: slug(symbol ?? 'none'), showAs: symbol }),
      title ? element('FRBRname', { value: title }) : '',
      element('FRBRprescriptive', { value: 'false' }),
      // What we write is our reading of the text, never the United Nations' own edition.
      element('FRBRauthoritative', { value: 'false' }),
    ),
    element(
      'FRBRExpression',
      {},
      level(expression, '', actorOf(organ)),
      element('FRBRlanguage', { language: ISO_639_2[lang] }),
    ),
    element(
      'FRBRManifestation',
      {},
      level(expression, '.akn', 'concordance'),
      element('FRBRformat', { value: 'application/akn+xml' }),
    ),
  );
}

function references(reading: Reading, { adoptedOn }: MetadataExtras): string {
  const paragraphs = [...reading.operative, ...reading.annexes.flatMap((annex) => annex.paragraphs)];
  const acts = [...new Set(paragraphs.flatMap((p) => p.acts.map((act) => act.act)))].sort();
  const addressees = new Map(
    paragraphs
      .flatMap((p) => p.acts.flatMap((act) => act.addressees.map((code) => [addresseeId(code), code] as const)))
      .sort(),
  );
  const citations = [
    ...new Set([...reading.preambular, ...paragraphs, ...reading.notes].flatMap((p) => p.citations)),
  ].sort();
  const actor = actorOf(reading.document.organ);
  const entry = (name: string, attributes: Attributes) => element(name, attributes);
  return element(
    'references',
    { source: '#concordance' },
    ...citations.flatMap((citation) => {
      const href = citationIri(citation, adoptedOn(citation));
      return href ? [entry('activeRef', { href, showAs: citation })] : [];
    }),
    entry('TLCOrganization', {
      eId: actor,
      href: `/akn/ontology/organization/un/${actor}`,
      showAs: reading.document.organ ?? 'United Nations',
    }),
    entry('TLCOrganization', {
      eId: 'concordance',
      href: '/akn/ontology/organization/un/concordance',
      showAs: 'Concordance',
    }),
    entry('TLCRole', { eId: 'author', href: '/akn/ontology/role/un/author', showAs: 'Author' }),
    ...acts.map((act) =>
      entry('TLCConcept', { eId: `act_${act}`, href: `/akn/ontology/concept/un/act/${act}`, showAs: act }),
    ),
    ...[...addressees].map(([eId, code]) =>
      entry('TLCRole', { eId, href: `/akn/ontology/role/un/${slug(code)}`, showAs: code }),
    ),
  );
}

/** What an addressee is called inside the file. */
export function addresseeId(code: string): string {
  return `to_${code.replace(/[^A-Za-z0-9_]+/gu, '_')}`;
}

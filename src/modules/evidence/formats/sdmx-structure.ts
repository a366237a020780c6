import { LANGS, translatorFor } from '../../../kernel/i18n/index.js';
import { codeWord, conceptWord } from '../concepts/concept-words.js';
import type { Ground } from '../published/open-published.js';
import type { PublishedTable } from '../published/published-table.js';
import type { Release } from '../releases/release.js';
import { AGENCY, type Dimension, dimensionsOf, flowId, flowVersion } from './sdmx-ids.js';

/**
 * What the columns and codes of the SDMX-CSV mean, in the manner of an SDMX-JSON 2.0 structure message: concepts, code lists with names in six
 * languages, the data structure, and the dataflow.
 */
export function structureOf(table: PublishedTable, release: Release, ground: Ground): object {
  const version = flowVersion(release);
  const own = { agencyID: AGENCY, version };
  const flow = flowId(release);
  const dimensions = dimensionsOf(table);
  const scheme = `CS_${flow.slice(3)}`;
  const conceptIn = (id: string) =>
    `urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=${AGENCY}:${scheme}(${version}).${id}`;
  const listId = ({ id }: Dimension) => `CL_${id}`;
  const listIn = (one: Dimension) =>
    `urn:sdmx:org.sdmx.infomodel.codelist.Codelist=${AGENCY}:${listId(one)}(${version})`;
  const named = (say: (lang: (typeof LANGS)[number]) => string) => ({
    name: say('en'),
    names: Object.fromEntries(LANGS.map((lang) => [lang, say(lang)])),
  });
  const titled = { name: release.titles.en ?? Object.values(release.titles)[0] ?? release.slug, names: release.titles };
  const time = dimensions.find(({ id }) => id === 'TIME_PERIOD');
  const attribute = (id: string) => ({
    ...{ id, conceptIdentity: conceptIn(id), usage: id === 'BELOW' ? 'optional' : 'mandatory' },
    attributeRelationship: { observation: {} },
  });
  return {
    meta: {
      schema: 'https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json',
      id: flow,
      prepared: preparedAt(release),
    },
    data: {
      conceptSchemes: [
        {
          ...{ id: scheme, ...own, ...titled },
          concepts: [
            ...dimensions.map(({ id, column }) => ({
              id,
              ...named((lang) => conceptWord(translatorFor(lang), ground, column.concept)),
            })),
            ...['OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS', 'BELOW'].map((id) => ({ id, name: id })),
          ],
        },
      ],
      codelists: dimensions
        .filter((one) => one !== time)
        .map((one) => ({
          ...{ id: listId(one), ...own },
          ...named((lang) => conceptWord(translatorFor(lang), ground, one.column.concept)),
          codes: one.codes.map((id, place) => ({
            id,
            ...named((lang) =>
              one.column.several
                ? (one.column.values[place] ?? id)
                    .split(';')
                    .map((code) => codeWord(translatorFor(lang), ground, one.column.concept, code))
                    .join('; ')
                : codeWord(translatorFor(lang), ground, one.column.concept, one.column.values[place] ?? id),
            ),
          })),
        })),
      dataStructures: [
        {
          ...{ id: `DSD_${flow.slice(3)}`, ...own, ...titled },
          dataStructureComponents: {
            dimensionList: {
              id: 'DimensionDescriptor',
              dimensions: dimensions
                .filter((one) => one !== time)
                .map((one, position) => ({
                  ...{ id: one.id, position, conceptIdentity: conceptIn(one.id) },
                  localRepresentation: { enumeration: listIn(one) },
                })),
              timeDimensions: time === undefined ? [] : [{ id: time.id, conceptIdentity: conceptIn(time.id) }],
            },
            attributeList: {
              id: 'AttributeDescriptor',
              attributes: ['OBS_STATUS', 'CONF_STATUS', 'BELOW'].map(attribute),
            },
            measureList: {
              id: 'MeasureDescriptor',
              measures: [{ id: 'OBS_VALUE', conceptIdentity: conceptIn('OBS_VALUE') }],
            },
          },
        },
      ],
      dataflows: [
        {
          ...{ id: flow, ...own, ...titled },
          structure: `urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=${AGENCY}:DSD_${flow.slice(3)}(${version})`,
        },
      ],
    },
  };
}

const preparedAt = ({ publishedAt, proposedAt }: Release): string => (publishedAt ?? proposedAt).toISOString();

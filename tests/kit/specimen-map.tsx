import { drawWorldMap, type MapKey, type MapPlace } from '../../src/kernel/pictures/index.js';
import { type Frame, MapFigure } from '../../src/kernel/ui/index.js';
import type { Specimen } from './specimens.js';

/** A map with a large State, a small one and an island, in the words of a specimen. */
export function SpecimenMap({ frame, specimen: s }: { frame: Frame; specimen: Specimen }) {
  const [party = '', signatory = '', neither = ''] = s.addressees;
  const keys: MapKey[] = [
    { ink: 'accent', label: party },
    { ink: 'wash', label: signatory },
    { ink: 'strong', label: neither },
  ];
  const places = ['112', '246', '798'].map((m49, at): MapPlace => ({ m49, ink: keys[at]?.ink ?? 'line', label: m49 }));
  const picture = drawWorldMap(
    {
      id: 'specimen-map',
      title: s.caption,
      description: s.intro,
      rightToLeft: frame.lang === 'ar',
      number: String,
      table: {
        caption: s.caption,
        columns: [{ label: s.who, numeric: false }],
        rows: places.map(({ label }) => [label]),
      },
    },
    { places, keys, disclaimer: frame.t('ui.map.disclaimer'), complete: false },
  );
  return <MapFigure picture={picture} keys={keys} />;
}

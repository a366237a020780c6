import { createRequire } from 'node:module';
import { type GeoPermissibleObjects, geoBounds, geoCentroid, geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { WIDTH } from './svg.js';

/** Where States lie on a map of the world in the Natural Earth projection (Šavrič et al. 2011), in the units of pictures. */
export interface WorldShapes {
  height: number;
  /** Outlines by the M49 code of the State, as path data. */
  outlines: ReadonlyMap<string, string>;
  /** Land that is shown for no State: territories, and areas of which the United Nations holds no view to be drawn. */
  land: readonly string[];
  /** Middles of the largest part of each. */
  middles: ReadonlyMap<string, readonly [x: number, y: number]>;
  /** The shortest way over the globe between two States, as path data; null where one of them is not on the map. */
  way: (from: string, to: string) => string | null;
  /** States without an outline, or with one too small to be seen. */
  small: ReadonlySet<string>;
}

/** Drawn with the State to which the United Nations reckons them; by M49 code, or by the name that the outlines give. */
const REST_WITH: Readonly<Record<string, string>> = { '158': '156', 'N. Cyprus': '196', Somaliland: '706' };
/** Its ice would take a fifth of the picture, and it is nobody's. */
const ANTARCTICA = '010';
/** Outlines that are no State's, though they have a code. */
const NO_STATE: ReadonlySet<string> = new Set(['732', '238', '304', '540', '630', '260']);
/** Degrees, east and north, where neither set of outlines has the State (Funafuti). */
const WITHOUT_OUTLINE: Readonly<Record<string, readonly [number, number]>> = { '798': [179.2, -8.5] };
/** In square units of the picture: below this one does not see which ink a State has. */
const LEAST_AREA = 3;

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Part = Polygon<{ name: string }> | MultiPolygon<{ name: string }>;

let shapes: WorldShapes | null = null;

/** Read once: the outlines (Natural Earth, public domain, as packed by world-atlas) are unpacked when the first map is drawn. */
export function worldShapes(): WorldShapes {
  shapes ??= readShapes();
  return shapes;
}

function readShapes(): WorldShapes {
  const coarse = atlas('110m');
  const parts = grouped(coarse);
  const whole: GeoPermissibleObjects = {
    type: 'MultiPoint',
    coordinates: [
      [-180, 0],
      [180, 0],
      [0, 84],
      [0, -57],
    ],
  };
  const projection = geoNaturalEarth1().fitWidth(WIDTH, whole);
  const path = geoPath(projection).digits(1);
  // Ways bend more than coasts show.
  const finely = geoPath(geoNaturalEarth1().fitWidth(WIDTH, whole).precision(0.3)).digits(1);
  const [[, top], [, bottom]] = path.bounds(whole);
  const outlines = new Map<string, string>();
  const land: string[] = [];
  const middles = new Map<string, readonly [number, number]>();
  const globe = new Map<string, [number, number]>();
  const small = new Set<string>();
  for (const [code, geometries] of parts) {
    const outline = merge(coarse, geometries);
    const d = path(outline) ?? '';
    if (code === null || NO_STATE.has(code)) land.push(...geometries.map((one) => path(feature(coarse, one)) ?? ''));
    else outlines.set(code, d);
    if (code !== null && path.area(outline) < LEAST_AREA) small.add(code);
  }
  const fine = atlas('50m');
  for (const [code, geometries] of grouped(fine)) {
    if (code === null) continue;
    const place = geoCentroid(largestOf(merge(fine, geometries)));
    globe.set(code, place);
    const at = projection(place);
    if (at !== null) middles.set(code, at);
    if (!parts.has(code)) small.add(code);
  }
  for (const [code, place] of Object.entries(WITHOUT_OUTLINE)) {
    globe.set(code, [...place]);
    const at = projection([...place]);
    if (at !== null) middles.set(code, at);
    small.add(code);
  }
  const way = (from: string, to: string): string | null => {
    const ends = [globe.get(from), globe.get(to)].filter((end) => end !== undefined);
    return ends.length === 2 ? finely({ type: 'LineString', coordinates: ends }) : null;
  };
  return { height: Math.ceil(bottom - Math.min(0, top)), outlines, land, middles, way, small };
}

function atlas(scale: '110m' | '50m'): Atlas {
  return createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`);
}

/** Geometries by the M49 code of the State that they are drawn with; null for those of none. */
function grouped({ objects }: Atlas): Map<string | null, Part[]> {
  const groups = new Map<string | null, Part[]>();
  for (const geometry of objects.countries.geometries) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    const id = geometry.id === undefined ? null : String(geometry.id);
    if (id === ANTARCTICA) continue;
    const code = REST_WITH[id ?? geometry.properties?.name ?? ''] ?? id;
    groups.set(code, [...(groups.get(code) ?? []), geometry]);
  }
  return groups;
}

type Outline = ReturnType<typeof merge>;

/** Of a State that lies in several parts the one where its point should stand. */
function largestOf(outline: Outline): Outline {
  const size = (rings: Outline['coordinates'][number]): number => {
    const [[west, south], [east, north]] = geoBounds({ type: 'Polygon', coordinates: rings });
    return ((east - west + 360) % 360) * (north - south);
  };
  const [first, ...others] = outline.coordinates;
  if (first === undefined) return outline;
  const largest = others.reduce((best, one) => (size(one) > size(best) ? one : best), first);
  return { type: 'MultiPolygon', coordinates: [largest] };
}

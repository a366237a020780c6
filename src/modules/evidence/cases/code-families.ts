/** Lists of codes that say the same in different ways, each in the same order. A column that takes from two of them mixes two dictionaries. */
export const CODE_FAMILIES: readonly (readonly (readonly string[])[])[] = [
  [
    ['Female', 'Male'],
    ['F', 'M'],
    ['Feminine', 'Masculine'],
    ['Woman', 'Man'],
    ['Femme', 'Homme'],
    ['Mujer', 'Hombre'],
    ['женский', 'мужской'],
    ['أنثى', 'ذكر'],
    ['女', '男'],
  ],
  [
    ['Yes', 'No'],
    ['TRUE', 'FALSE'],
    ['Y', 'N'],
    ['Oui', 'Non'],
    ['Sí', 'No'],
    ['да', 'нет'],
    ['نعم', 'لا'],
    ['是', '否'],
    ['1', '0'],
  ],
];

/** A value that belongs to another list of codes than the first values of its column; null where all agree. */
export function strangerAmong(values: readonly string[]): { value: string; other: string } | null {
  for (const family of CODE_FAMILIES) {
    const placed = values.flatMap((value) => {
      const at = family.findIndex((codes) => codes.includes(value));
      return at < 0 ? [] : [{ value, at }];
    });
    const first = placed[0];
    if (!first) continue;
    const own = family[first.at] ?? [];
    const stranger = placed.find(({ value }) => !own.includes(value) && value !== 'No');
    if (stranger && placed.length === values.filter((value) => !/^-?\d+$/.test(value) || own.includes(value)).length)
      return { value: stranger.value, other: first.value };
  }
  return sameApartFromCase(values) ?? twoCountryLists(values);
}

/** "female" and "Female": two people typed. */
function sameApartFromCase(values: readonly string[]): { value: string; other: string } | null {
  const seen = new Map<string, string>();
  for (const value of values) {
    const plain = value.normalize('NFC').toLowerCase();
    const before = seen.get(plain);
    if (before !== undefined) return { value, other: before };
    seen.set(plain, value);
  }
  return null;
}

/** Countries by two letters and by three (ISO 3166-1) in one column. */
function twoCountryLists(values: readonly string[]): { value: string; other: string } | null {
  const two = values.filter((value) => /^[A-Z]{2}$/.test(value));
  const three = values.filter((value) => /^[A-Z]{3}$/.test(value));
  const [a, b] = [two[0], three[0]];
  if (a === undefined || b === undefined || two.length + three.length < 5) return null;
  return two.length + three.length > values.length / 2 && Math.min(two.length, three.length) >= 1
    ? two.length >= three.length
      ? { value: b, other: a }
      : { value: a, other: b }
    : null;
}

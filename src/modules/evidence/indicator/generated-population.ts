import type { Population } from './population.js';

/** Made up, like the records of the demonstration, and the same for all States: nothing is said of any of them. */
const PERSONS = {
  F: { Y0T8: 590_000, Y9T17: 610_000, Y18T29: 900_000, Y30T44: 1_100_000, Y45T59: 1_000_000, Y_GE60: 900_000 },
  M: { Y0T8: 640_000, Y9T17: 660_000, Y18T29: 950_000, Y30T44: 1_050_000, Y45T59: 950_000, Y_GE60: 650_000 },
} as const;
const AGES = ['Y0T8', 'Y9T17', 'Y18T29', 'Y30T44', 'Y45T59', 'Y_GE60'] as const;

/** Denominators of the demonstration. */
export function generatedPopulation(countries: readonly string[], years: readonly number[]): Population[] {
  return countries.flatMap((country) =>
    years.flatMap((year) =>
      (['F', 'M'] as const).flatMap((sex) =>
        AGES.map((age) => ({
          ...{ country, year, sex, age, persons: PERSONS[sex][age] },
          ...{ source: 'Concordance', asOf: '2025-01-01' },
        })),
      ),
    ),
  );
}

/**
 * `npm run --silent holidays -- COUNTRY[-STATE[-REGION]] [YEAR …]`: prints the public holidays of a place, this year's
 * and the next one's unless told, to be pasted into the configuration. Needs `npm ci --prefix tools/holidays`.
 * Exit: 0 printed, 1 the library is not installed, 2 bad usage.
 */
import { type Holiday, renderHolidays } from './render-holidays.ts';

interface Library {
  getHolidays(year: number): readonly Holiday[];
  getCountries(language: string): Readonly<Record<string, string>>;
  getStates(country: string): Readonly<Record<string, string>> | undefined;
}

const USAGE = 'npm run --silent holidays -- COUNTRY[-STATE[-REGION]] [YEAR …], such as de-be 2027';

async function readLibrary(place: readonly string[]): Promise<Library> {
  // Not known to the main installation, so its types are those above.
  const name: string = 'date-holidays';
  const { default: Holidays } = (await import(name)) as { default: new (...place: string[]) => Library };
  return new Holidays(...place);
}

async function main([place = '', ...years]: readonly string[]): Promise<number> {
  if (!/^[a-z]{2}(-\w+){0,2}$/i.test(place) || years.some((year) => !/^20\d\d$/.test(year))) {
    console.error(`Usage: ${USAGE}`);
    return 2;
  }
  const parts = place.toUpperCase().split('-');
  const library = await readLibrary(parts).catch(() => undefined);
  if (!library) {
    console.error('The holidays are not installed. Run: npm ci --prefix tools/holidays --ignore-scripts');
    return 1;
  }
  const [country = '', state] = parts;
  const states = Object.keys(library.getStates(country) ?? {});
  if (library.getCountries('en')[country] === undefined || (state !== undefined && !states.includes(state))) {
    const known = state === undefined ? Object.keys(library.getCountries('en')) : states;
    console.error(`There is no place ${place}. Known are ${known.join(', ') || `no states of ${country}`}.`);
    return 2;
  }
  const now = new Date().getUTCFullYear();
  const wanted = years.length > 0 ? years.map(Number) : [now, now + 1];
  process.stdout.write(renderHolidays(wanted.flatMap((year) => library.getHolidays(year))));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

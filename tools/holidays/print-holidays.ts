/**
 * `npm run --silent holidays -- COUNTRY[-STATE[-REGION]] [YEAR …]`: prints the public holidays of a place, this year's
 * and the next one's unless told, to be pasted into the configuration. Needs `npm ci --prefix tools/holidays`.
 * Exit: 0 printed, 1 the library is not installed, 2 bad usage.
 */
import { BadUsage, parseCommandLine, runTool, type Tool } from '../../dev/command-line/command-line.ts';
import { type Holiday, renderHolidays } from './render-holidays.ts';

interface Library {
  getHolidays(year: number): readonly Holiday[];
  getCountries(language: string): Readonly<Record<string, string>>;
  getStates(country: string): Readonly<Record<string, string>> | undefined;
}

const TOOL: Tool = {
  name: 'holidays',
  command: 'npm run holidays --',
  help: `Prints the public holidays of a place, to be pasted into .github/security-process.yml.

Usage: npm run --silent holidays -- COUNTRY[-STATE[-REGION]] [YEAR …]    such as de-be 2027

Years are this one and the next unless told. Needs npm ci --prefix tools/holidays --ignore-scripts.
Exit code: 0 printed, 1 the library is not installed, 2 bad usage.`,
};

async function readLibrary(place: readonly string[]): Promise<Library> {
  // Not known to the main installation, so its types are those above.
  const name: string = 'date-holidays';
  const { default: Holidays } = (await import(name)) as { default: new (...place: string[]) => Library };
  return new Holidays(...place);
}

async function main([place = '', ...years]: readonly string[]): Promise<number> {
  if (!/^[a-z]{2}(-\w+){0,2}$/i.test(place))
    throw new BadUsage(`'${place}' is no COUNTRY[-STATE[-REGION]], such as de-be`);
  const odd = years.find((year) => !/^20\d\d$/.test(year));
  if (odd !== undefined) throw new BadUsage(`'${odd}' is no year, such as 2027`);
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
    throw new BadUsage(
      `there is no place ${place}; known are ${known.join(', ') || `no states of ${country}`}`,
    );
  }
  const now = new Date().getUTCFullYear();
  const wanted = years.length > 0 ? years.map(Number) : [now, now + 1];
  process.stdout.write(renderHolidays(wanted.flatMap((year) => library.getHolidays(year))));
  return 0;
}

const line = parseCommandLine(process.argv.slice(2), { operands: ['COUNTRY', '[YEAR …]'] });
process.exitCode = await runTool(TOOL, line, ({ operands }) => main(operands));

/** The stored case is made of slices, one for each part of the process that remembers something. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';

const SLICES = join(PROJECT_ROOT, 'src', 'case', 'slices');
const names = readdirSync(SLICES).map((file) => file.replace(/\.ts$/, ''));
const slices = new Map<string, readonly string[]>();
for (const name of names) {
  const exported = Object.entries(await import(join(SLICES, `${name}.ts`)));
  const fields = exported.flatMap(([each, value]) =>
    each.endsWith('_SLICE') ? [Object.keys(value as object)] : [],
  );
  if (fields.length !== 1) throw new Error(`${name} exports ${fields.length} slices`);
  slices.set(name, fields[0] ?? []);
}

it('has a slice only for features and the engine', () => {
  const folders = readdirSync(join(PROJECT_ROOT, 'src', 'features'), { withFileTypes: true });
  const features = folders.filter((each) => each.isDirectory()).map(({ name }) => name);
  expect(names.filter((name) => name !== 'engine' && !features.includes(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(10);
});

it('has each field in one slice only', () => {
  const fields = [...slices.values()].flat();
  expect(fields.filter((field, index) => fields.indexOf(field) !== index)).toEqual([]);
  expect(fields.length).toBeGreaterThan(40);
});

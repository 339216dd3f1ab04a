import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { shrinkPicture } from '../../tools/ci/shrink-picture.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const head = (width: number, height: number, colour: number): Buffer => {
  const data = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, colour, 0, 0, 0]);
  return chunk('IHDR', data);
};
const png = (header: Buffer, rows: readonly (readonly number[])[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    header,
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

/** Colours of a picture with a palette, row by row. */
function readBack(picture: Buffer, width: number): readonly string[] {
  const at = (type: string) => picture.indexOf(type) + 4;
  const cut = (type: string) => picture.subarray(at(type), at(type) + picture.readUInt32BE(at(type) - 8));
  const [palette, rows] = [cut('PLTE'), inflateSync(cut('IDAT'))];
  return [...rows].flatMap((index, place) =>
    place % (width + 1) === 0 ? [] : [palette.toString('hex', index * 3, index * 3 + 3)],
  );
}

it('shows the same with fewer bytes, whichever of the five ways its rows were written in', () => {
  // Red and white; each row the same, as a difference from nothing, the left, above, their mean, and Paeth's guess.
  const rows = [
    [0, 255, 0, 0, 255, 255, 255, 255, 255],
    [1, 255, 0, 0, 255, 0, 255, 255, 0],
    [2, 0, 0, 0, 0, 0, 0, 0, 0],
    [3, 128, 0, 0, 128, 0, 128, 128, 0],
    [4, 0, 0, 0, 0, 0, 0, 0, 0],
  ];
  const shown = readBack(shrinkPicture(png(head(2, 5, 6), rows)), 2);
  expect(shown).toEqual(Array.from({ length: 5 }, () => ['ff0000', 'ffffff']).flat());
});

it('takes the nearest of the commonest colours where there are more than a palette keeps', () => {
  const grey = (value: number) => [value, value, value];
  const row = [0, ...Array.from({ length: 120 }, (_, index) => grey((index * 2) % 256)).flat()];
  const shown = readBack(shrinkPicture(png(head(120, 1, 2), [row])), 120);
  expect(new Set(shown).size).toBeLessThanOrEqual(64);
  expect(Math.abs(Number.parseInt(shown[60]!.slice(0, 2), 16) - 120)).toBeLessThanOrEqual(16);
});

it('refuses a picture that it does not understand', () => {
  expect(() => shrinkPicture(png(head(1, 1, 3), [[0, 0]]))).toThrow(/only RGB and RGBA/);
});

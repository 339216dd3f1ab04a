import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** How many colours a picture of a page keeps. */
const COLOURS = 64;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture without transparency: three bytes for each of its pixels. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/**
 * A PNG as Chromium makes it (eight bits, RGB or RGBA, not interlaced), with a palette of its commonest colours: pages
 * have few, and a quarter of the bytes shows the same. Throws where it is another kind of picture.
 */
export function shrinkPicture(png: Buffer): Buffer {
  const pixels = readPixels(png);
  const palette = choosePalette(pixels);
  return writePaletted(pixels, palette);
}

function readPixels(png: Buffer): Pixels {
  const chunks = listChunks(png);
  const head = chunks.find(({ type }) => type === 'IHDR')!.data;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colour, interlaced] = [head[8], head[9], head[12]];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0)
    throw new Error(`a PNG of ${depth} bits, kind ${colour}: only RGB and RGBA of 8 bits can be shrunk`);
  const size = colour === 6 ? 4 : 3;
  const data = inflateSync(
    Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []))),
  );
  const rows = unfilter(data, width * size, height, size);
  const rgb = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    rows.copy(rgb, pixel * 3, pixel * size, pixel * size + 3);
  return { width, height, rgb };
}

function listChunks(png: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** Rows as they were before PNG wrote each as a difference from what is left of it and above it. */
function unfilter(data: Buffer, length: number, height: number, size: number): Buffer {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const kind = data[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const left = x < size ? 0 : rows[y * length + x - size]!;
      const above = y === 0 ? 0 : rows[(y - 1) * length + x]!;
      const corner = x < size || y === 0 ? 0 : rows[(y - 1) * length + x - size]!;
      rows[y * length + x] = data[y * (length + 1) + 1 + x]! + predict(kind, left, above, corner);
    }
  }
  return rows;
}

/** The five filters of PNG's specification, section 9. */
function predict(kind: number | undefined, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  if (kind !== 4) return 0;
  const guess = left + above - corner;
  const far = [left, above, corner].map((each) => Math.abs(guess - each));
  if (far[0]! <= far[1]! && far[0]! <= far[2]!) return left;
  return far[1]! <= far[2]! ? above : corner;
}

type Colour = readonly [number, number, number];

/** The commonest colours; what is nearly the same counts as one. */
function choosePalette({ rgb }: Pixels): readonly Colour[] {
  const counts = new Map<number, Map<number, number>>();
  for (let at = 0; at < rgb.length; at += 3) {
    const key = rgb.readUIntBE(at, 3);
    const near = key & 0xf0f0f0;
    const group = counts.get(near) ?? new Map<number, number>();
    counts.set(near, group.set(key, (group.get(key) ?? 0) + 1));
  }
  const groups = [...counts.values()].map((group) => {
    const colours = [...group].toSorted(([, a], [, b]) => b - a);
    return { key: colours[0]![0], count: colours.reduce((sum, [, count]) => sum + count, 0) };
  });
  return groups
    .toSorted((a, b) => b.count - a.count || a.key - b.key)
    .slice(0, COLOURS)
    .map(({ key }) => [key >> 16, (key >> 8) & 255, key & 255]);
}

function writePaletted({ width, height, rgb }: Pixels, palette: readonly Colour[]): Buffer {
  const nearest = new Map<number, number>();
  const find = (key: number): number => {
    const known = nearest.get(key);
    if (known !== undefined) return known;
    const far = palette.map(
      ([r, g, b]) => (r - (key >> 16)) ** 2 + (g - ((key >> 8) & 255)) ** 2 + (b - (key & 255)) ** 2,
    );
    const found = far.indexOf(Math.min(...far));
    nearest.set(key, found);
    return found;
  };
  const data = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data[y * (width + 1) + 1 + x] = find(rgb.readUIntBE((y * width + x) * 3, 3));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    writeChunk('IHDR', head),
    writeChunk('PLTE', Buffer.from(palette.flat())),
    writeChunk('IDAT', deflateSync(data, { level: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function writeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

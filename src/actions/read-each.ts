/** Each one read, under its name, all at once. */
export async function readEach<Q, T>(
  list: readonly Q[],
  read: (query: Q) => Promise<T>,
  nameOf: (query: Q) => string = String,
): Promise<Readonly<Record<string, T>>> {
  return Object.fromEntries(
    await Promise.all(list.map(async (query) => [nameOf(query), await read(query)] as const)),
  );
}

/** As `Promise.all`, by name. */
export async function readAll<const T extends Readonly<Record<string, unknown>>>(
  asked: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const names = Object.keys(asked);
  const answers = await readEach(names, async (name) => asked[name]);
  return answers as { -readonly [K in keyof T]: Awaited<T[K]> };
}

/**
 * Does one part of a sweep. Where it fails that is told at the end, and stops none of the others.
 *
 * @param troubles gets what went wrong
 * @param instead what the others go on with
 */
export async function unlessTrouble<T>(troubles: unknown[], instead: T, part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (error) {
    troubles.push(error);
    return instead;
  }
}

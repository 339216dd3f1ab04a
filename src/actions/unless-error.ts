/**
 * Does one part of a sweep. Where it fails that is told at the end, and stops none of the others.
 *
 * @param errors gets what went wrong
 * @param instead what the others go on with
 */
export async function unlessError<T>(errors: unknown[], instead: T, part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (error) {
    errors.push(error);
    return instead;
  }
}

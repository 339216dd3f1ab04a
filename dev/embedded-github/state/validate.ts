/** Limits on what people write, with GitHub's 422s. */
import { type FieldError, HttpError } from '../world.ts';

const bodyLimit = 65_536;

export function invalid(errors: readonly FieldError[], message = 'Validation Failed'): HttpError {
  return new HttpError(422, message, { errors });
}

export function invalidField(
  resource: string,
  field: string,
  message: string,
  code: FieldError['code'] = 'invalid',
): HttpError {
  return invalid([{ resource, field, code, message }]);
}

/** Bodies are counted in characters as people see them: code points. */
export function checkBody(resource: string, body: string | null): void {
  if (body === null || body.length <= bodyLimit) return;
  if ([...body].length > bodyLimit) {
    throw invalidField(resource, 'body', `body is too long (maximum is ${bodyLimit} characters)`, 'custom');
  }
}

export function checkTitle(resource: string, title: string): void {
  if (title.trim() === '') throw invalidField(resource, 'title', 'title is missing', 'missing_field');
  if ([...title].length > 256) {
    throw invalidField(resource, 'title', 'title is too long (maximum is 256 characters)', 'custom');
  }
}

/** What a run knows of one thing that has to be looked at: nobody looked, no answer came, or what was there. */
export type Read<T> =
  | { readonly kind: 'not-read' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'read'; readonly value: T };

export const NOT_READ = { kind: 'not-read' } as const;
export const FAILED = { kind: 'failed' } as const;

/** It was looked at, and this is there. */
export const asRead = <T>(value: T): Read<T> => ({ kind: 'read', value });

/** Undefined where nobody looked, or no answer came. */
export const valueRead = <T>(read: Read<T>): T | undefined => (read.kind === 'read' ? read.value : undefined);

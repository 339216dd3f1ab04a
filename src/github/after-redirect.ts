/** What is sent by a request; names of headers in lower case. */
export interface Hop {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/**
 * What a redirect asks for next, as the Fetch standard has it: credentials do not go to another origin, nor a body where
 * the method changes.
 *
 * @param status one of those of {@link isRedirect}
 */
export function afterRedirect({ method, headers, body }: Hop, status: number, from: URL, to: URL): Hop {
  const isAsked = status === 303 ? !['GET', 'HEAD'].includes(method) : status < 303 && method === 'POST';
  const dropped = [
    ...(from.origin === to.origin ? [] : ['authorization', 'cookie']),
    ...(isAsked ? ['content-type', 'content-length'] : []),
  ];
  return {
    method: isAsked ? 'GET' : method,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name))),
    body: isAsked ? '' : body,
  };
}

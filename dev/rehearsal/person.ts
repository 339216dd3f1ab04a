/** A person's hands on GitHub: REST, with their own token, as any client would. */
export interface Person {
  readonly login: string;
  /** Performs one request; anything but a success throws with GitHub's own words. */
  request(method: string, path: string, body?: unknown): Promise<unknown>;
  /** All items of a list, following the pages. */
  list(path: string): Promise<readonly unknown[]>;
}

export function createPerson(login: string, token: string, apiUrl: string): Person {
  const send = async (method: string, url: string, body?: unknown): Promise<Response> => {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'user-agent': `rehearsal ${login}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const answer = await response.text();
    throw new Error(
      `${login}: ${method} ${new URL(url).pathname} was answered ${response.status}: ${answer.slice(0, 300)}`,
    );
  };
  return {
    login,
    async request(method, path, body) {
      const response = await send(method, `${apiUrl}${path}`, body);
      const text = await response.text();
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
    async list(path) {
      const items: unknown[] = [];
      let url: string | undefined = `${apiUrl}${path}${path.includes('?') ? '&' : '?'}per_page=100`;
      while (url) {
        const response: Response = await send('GET', url);
        items.push(...((await response.json()) as unknown[]));
        url = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      }
      return items;
    },
  };
}

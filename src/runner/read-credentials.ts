import { getInput } from '@actions/core';
import { parseYaml } from '../text/yaml.ts';
import { InputError, isRecord } from './read-runner.ts';

type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'apps';
      readonly apps: Readonly<Record<string, { readonly clientId: string; readonly privateKey: string }>>;
    };

/**
 * The credentials: `apps` maps each owner to the client id and private key of its App, `token` is for a single owner.
 * Every value is handed to `maskSecret` before anything else is done with it.
 */
export function readCredentials(maskSecret: (value: string) => void): Credentials {
  const token = getInput('token');
  const apps = getInput('apps');
  if (token !== '') maskSecret(token);
  for (const secret of apps.match(/[A-Za-z0-9+/=]{24,}/g) ?? []) maskSecret(secret);
  if (apps !== '') return { kind: 'apps', apps: parseApps(apps, maskSecret) };
  if (token !== '') return { kind: 'token', token };
  throw new InputError(
    'Neither `apps` nor `token` is given. Store the credentials as the secret SECURITY_PROCESS_APPS and hand it over with `with:`; a secret that is not there arrives empty.',
  );
}

const APPS_FORM = 'a map of owner to { client-id, private-key }, as YAML or JSON';

/** The secret as it is stored. */
export function parseApps(
  text: string,
  maskSecret: (value: string) => void,
): Extract<Credentials, { kind: 'apps' }>['apps'] {
  if (text.includes('\0'))
    throw new InputError(
      'The input apps is no UTF-8, as some editors and shells of Windows write it: save it as UTF-8.',
    );
  const document = parseYaml(text, { maxLength: 200_000 });
  if (document.kind === 'bad')
    throw new InputError(
      `The input apps cannot be read in line ${document.problem.line}: expected ${APPS_FORM}. Every line of a key is further in than \`private-key:\`.`,
    );
  if (!isRecord(document.value) || Object.keys(document.value).length === 0)
    throw new InputError(`The input apps is not ${APPS_FORM}.`);
  if ('private-key' in document.value)
    throw new InputError(
      `The input apps names no owner: client-id and private-key stand below the owner's name, further in.`,
    );
  const entries = Object.entries(document.value).map(([owner, app]) => {
    const { 'client-id': given, 'private-key': privateKey } = isRecord(app) ? app : {};
    // The App's number does as well, and is read as one.
    const clientId = typeof given === 'number' ? String(given) : given;
    if (typeof clientId !== 'string')
      throw new InputError(`The input apps has no client-id for ${owner}: expected ${APPS_FORM}.`);
    if (typeof privateKey !== 'string')
      throw new InputError(`The input apps has no private-key for ${owner}: expected ${APPS_FORM}.`);
    maskSecret(privateKey);
    return [owner, { clientId, privateKey: privateKey.replaceAll('\\n', '\n') }] as const;
  });
  return Object.fromEntries(entries);
}

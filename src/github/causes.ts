/**
 * The real cause of a refusal, as far as it can be told, with what to do about that one. Telling somebody to grant a
 * permission where a credential is missing costs them an evening.
 */
export type Cause =
  | 'credential-missing'
  | 'credential-unreadable'
  | 'credential-refused'
  | 'app-not-installed'
  | 'app-suspended'
  | 'repo-out-of-reach'
  | 'repo-renamed'
  | 'repo-archived'
  | 'repo-blocked'
  | 'issues-off'
  | 'push-protection'
  | 'ruleset'
  | 'branch-protection'
  | 'commit-refused'
  | 'orphan-branch-refused'
  | 'too-much-asked'
  | 'single-sign-on'
  | 'address-not-allowed'
  | 'role-missing'
  | 'permission-missing';

/** GitHub's own sentences, constant up to what follows them, by the cause that they tell. */
const CAUSE_OF_SENTENCE = {
  'Bad credentials': 'credential-refused',
  'Requires authentication': 'credential-missing',
  'Resource not accessible by integration': 'permission-missing',
  'Resource not accessible by personal access token': 'permission-missing',
  'Must have admin rights to Repository.': 'role-missing',
  'Must have write access to Repository.': 'role-missing',
  'Resource protected by organization SAML enforcement.': 'single-sign-on',
  'Although you appear to have the correct authorization credentials': 'address-not-allowed',
  'This installation has been suspended': 'app-suspended',
  'Repository was archived so is read-only.': 'repo-archived',
  'Repository access blocked': 'repo-blocked',
  'Issues are disabled for this repo': 'issues-off',
  'Issues has been disabled in this repository.': 'issues-off',
  'Moved Permanently': 'repo-renamed',
} as const satisfies Readonly<Record<string, Cause>>;

/** Sentences that may be shown: they hold nothing of what was sent. */
export const TELLING_SENTENCES = Object.keys(CAUSE_OF_SENTENCE);

/**
 * Rules of a repository that refuse a commit or a ref: what of the message tells which. GitHub names them in the message
 * only, of whatever type the error is; the first that is there counts.
 */
const CAUSE_OF_RULE: readonly (readonly [part: RegExp, cause: Cause])[] = [
  [/secret detected|push protection|secret_scanning/i, 'push-protection'],
  [/repository rule violations?|creations being restricted|cannot (?:create|update) ref/i, 'ruleset'],
  [
    /protected branch|changes must be made through a pull request|required status check/i,
    'branch-protection',
  ],
];

/** The rule that refused a commit or a ref, by GitHub's message; null where it is of none. */
export const findRule = (message: unknown): Cause | null =>
  typeof message === 'string' ? (CAUSE_OF_RULE.find(([part]) => part.test(message))?.[1] ?? null) : null;

/** Types of GraphQL errors that say it, without a look at the message. */
const CAUSE_OF_TYPE: Readonly<Record<string, Cause>> = {
  BRANCH_PROTECTION_RULE_VIOLATION: 'branch-protection',
  RESOURCE_LIMITS_EXCEEDED: 'too-much-asked',
};

/** What an error by GraphQL tells of the cause; its message is looked at and not kept. */
export const findGraphqlCause = (type: string, message: unknown): Cause | null =>
  CAUSE_OF_TYPE[type] ?? findRule(message);

/** What GitHub's answer tells of the cause; null where it tells none. */
export function findCause(status: number, body: unknown): Cause | null {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  const sentence = Object.entries(CAUSE_OF_SENTENCE).find(
    ([start]) => typeof message === 'string' && message.startsWith(start),
  );
  if (sentence) return sentence[1];
  if (status === 401) return 'credential-refused';
  const rule = [403, 409, 422].includes(status) ? findRule(message) : null;
  if (rule !== null) return rule;
  return status === 301 || status === 308 ? 'repo-renamed' : null;
}

/** What a refusal is about. */
interface Refused {
  /** `owner/name`, or an owner. */
  readonly repo: string;
  /** `issues: write`: what the call needs, or what is missing of it. */
  readonly permission: string;
}

/** What to do about a cause, in sentences. */
export function adviseOn(cause: Cause, { repo, permission }: Refused): string {
  const owner = repo.split('/')[0] ?? repo;
  return ADVICE[cause]({ repo, owner, permission });
}

type Place = Refused & { readonly owner: string };

const ADVICE: Readonly<Record<Cause, (place: Place) => string>> = {
  'credential-missing': ({ owner }) =>
    `The workflow passes no credentials for ${owner}. Add the App's client id and private key, or a token, to the secrets and to the inputs of the step. A missing secret arrives empty.`,
  'credential-unreadable': ({ owner }) =>
    `Save the private key of the App for ${owner} as a secret again: the whole file that GitHub gave, with its first and last line. Behind \`private-key:\` stands a \`|\`, which keeps the lines apart.`,
  'credential-refused': ({ owner }) =>
    `GitHub does not know the credentials for ${owner}. The token expired or was revoked, or client id and private key belong to different Apps. Make a new one and save it as the secret.`,
  'app-not-installed': ({ owner }) =>
    `An owner of ${owner} has to install the App there (settings of the App, “Install App”). Its credentials are right.`,
  'app-suspended': ({ owner }) =>
    `An owner of ${owner} has to unsuspend the App (settings of ${owner}, “GitHub Apps”).`,
  'repo-out-of-reach': ({ repo, owner }) =>
    `There are three possible causes. The App is not installed on ${repo === owner ? 'one of these repos' : repo}: add it to the App's repository access. The repo was renamed: put its new name into the configuration. Or there is no repo with that name.`,
  'repo-renamed': ({ repo }) =>
    `${repo} was renamed or moved to another owner. Put its new name into the configuration.`,
  'repo-archived': ({ repo }) =>
    `${repo} is archived, and nothing can be written there. Unarchive it, or remove it from the configuration.`,
  'repo-blocked': ({ repo }) => `GitHub has blocked ${repo}. Its owner has to ask GitHub's support why.`,
  'issues-off': ({ repo }) =>
    `Issues are switched off in ${repo}. Switch them on in its settings, under “Features”.`,
  'push-protection': ({ repo }) =>
    `Push protection of ${repo} found something that looks like a token. Nothing that relies on this was done. Switch push protection off there (Settings, “Advanced Security”), or allow the secret by the link that a push by hand shows; the next run goes on.`,
  ruleset: ({ repo }) =>
    `A ruleset of ${repo}, or of its owner, refuses it. Put the App on the bypass list of that ruleset, or exempt the branch security-process from it (Settings, “Rules”, “Rulesets”). Nothing that relies on it was done. The next run continues.`,
  'branch-protection': ({ repo }) =>
    `The protection of a branch of ${repo} refuses it. Let the App bypass it, or exempt the branch security-process (Settings, “Branches”). Nothing that relies on it was done. The next run continues.`,
  'commit-refused': ({ repo }) =>
    `GitHub refuses this commit for an unknown reason. Check the rulesets, the branch protection and push protection in the settings of ${repo}. Nothing that relies on it was done. The next run continues.`,
  'orphan-branch-refused': ({ repo }) =>
    `The App may not create the branch security-process in ${repo}. Check that it has Contents: write there, and that no ruleset restricts new branches. Or create the branch by hand: git switch --orphan security-process, git commit --allow-empty -m "Start", git push origin security-process. The next run continues from there.`,
  'too-much-asked': () => 'Nothing to do: the next run asks for less at once.',
  'single-sign-on': ({ owner }) =>
    `${owner} requires single sign-on. The owner of the token has to authorize it for ${owner} (settings of the token, “Configure SSO”). Or use an App.`,
  'address-not-allowed': ({ owner }) =>
    `${owner} only accepts IP addresses on its list. An owner has to add the address of the runner, or run the workflow on a runner that is on the list.`,
  'role-missing': ({ repo, permission }) =>
    `The account of the token has too low a role in ${repo}. Give it one that allows ${permission}, or use an App.`,
  'permission-missing': ({ repo, permission }) =>
    `Grant the App or token the permission ${permission} on ${repo}. For an App, the owner also has to accept the change.`,
};

/** Every cause that advice is there for. */
export const CAUSES = Object.keys(ADVICE) as readonly Cause[];

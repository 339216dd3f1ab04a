import { CONFIG_FILE } from '../config/parse-config.ts';

/** Everything that the doctor can find wrong by itself, with what to do about it; `about` is an owner, a repo or a file. */
export const ADVICE = {
  'credential-missing': (owner: string) =>
    `Add the client id and private key of an App for ${owner} to the secret SECURITY_PROCESS_APPS, or remove ${owner} from ${CONFIG_FILE}.`,
  'app-not-installed': (owner: string) =>
    `An owner of ${owner} has to install the App there: settings of the App, “Install App”.`,
  'owner-not-configured': (owner: string) =>
    `Add ${owner} to \`owners\` in ${CONFIG_FILE}, or remove its App from the secret SECURITY_PROCESS_APPS.`,
  'permission-missing': (owner: string) =>
    `In the settings of the App, “Permissions & events”, grant it; then an owner of ${owner} has to accept the change.`,
  'permission-not-accepted': (owner: string) =>
    `The App asks for it, but ${owner} has not agreed yet. An owner of ${owner} has to accept it: settings of the organisation, “GitHub Apps”, “Review request”.`,
  'permission-too-many': () =>
    'Remove it from the App: settings of the App, “Permissions & events”. No step uses it, but anyone who steals the key could.',
  'triage-repo-missing': (repo: string) =>
    `Make a private repo ${repo}, or correct the name. If it is there, add it to the App's repository access.`,
  'triage-repo-out-of-reach': (repo: string) =>
    `Add ${repo} to the App's repository access: settings of its owner, “GitHub Apps”, “Configure”. Without it the bot can do nothing at all.`,
  'triage-repo-public': (repo: string) =>
    `Make ${repo} private (Settings, “Change visibility”). If a report was in it, treat that report as public.`,
  'triage-repo-internal': (repo: string) =>
    `Make ${repo} private (Settings, “Change visibility”): everybody in the enterprise can read an internal repo.`,
  'repo-renamed': (repo: string) => `Put the new name of ${repo} into ${CONFIG_FILE}.`,
  'repo-archived': (repo: string) => `Unarchive ${repo}, or remove it from ${CONFIG_FILE}.`,
  'issues-off': (repo: string) => `Switch issues on in ${repo}: Settings, “Features”.`,
  'unexpected-reader': (repo: string) =>
    `Remove their access to ${repo} (Settings, “Collaborators and teams”), add them to the triage team, or name them under \`readers\` in ${CONFIG_FILE}.`,
  'config-missing': () =>
    `Run npm run setup, or make ${CONFIG_FILE} on the default branch with the two lines “owner: …” and “team: …”.`,
  'file-misplaced': (file: string) =>
    `Move ${file} to where it is looked for, on the default branch; npm run setup makes a new one there.`,
  'config-wrong': () => `Correct ${CONFIG_FILE}. docs/configuration.md lists every key.`,
  'owner-elsewhere': () =>
    `The first owner in ${CONFIG_FILE} is the one that the triage repo belongs to. Correct the name or the order.`,
  'label-missing': () =>
    'Run npm run setup, or the workflow once by hand without “Plan only”: both make the labels.',
  'form-missing': () =>
    'Run npm run setup, or copy the forms of examples/triage-repo/.github/ISSUE_TEMPLATE to the default branch.',
  'form-without-label': (file: string) =>
    `Add the label of \`intake.form\` to \`labels:\` in ${file}: reports are found by it.`,
  'form-unreadable': (file: string) =>
    `Correct the YAML of ${file}; GitHub shows no form that it cannot read.`,
  'workflow-missing': () =>
    'Run npm run setup, or copy examples/triage-repo/.github/workflows/security-process.yml to the default branch.',
  'workflow-unreadable': (file: string) =>
    `Correct the YAML of ${file}; GitHub starts no workflow that it cannot read.`,
  'workflow-twice': () =>
    'Keep one of the two: either the conductor or the workflows of workflows-chain. With both, everything is done and answered twice.',
  'chain-incomplete': () =>
    'Copy the missing workflow from examples/triage-repo/.github/workflows-chain, or use the conductor instead.',
  'workflow-disabled': (file: string) =>
    `Enable it: tab “Actions”, ${file}, “Enable workflow”. No report is taken in and no deadline is watched until then.`,
  'plans-only': (file: string) =>
    `Replace \`dry-run: true\` in ${file} by the line of the example: as it is, the bot only says what it would do. The weekly look is another file, security-process-doctor.yml.`,
  'input-wrong': (file: string) =>
    `Write true or false behind \`dry-run\` in ${file}, or the line of the example: every run fails as it is.`,
  'cron-unreadable': (file: string) =>
    `Correct the line with cron in ${file}: minute, hour, day, month, day of the week, as in "17 * * * *". GitHub starts nothing of a workflow whose schedule it cannot read.`,
  'schedule-rare': (file: string) =>
    `Let it start every hour, or at least once a day: the line with cron in ${file}. Reports are taken in and deadlines watched only then.`,
  'actions-off': (repo: string) =>
    `Switch Actions on in ${repo}: Settings, “Actions”, “General”. If that is greyed out, an owner of the organisation has to.`,
  'actions-not-allowed': (repo: string) =>
    `Allow it in ${repo}: Settings, “Actions”, “General”, “Actions permissions”; or an owner does, in the settings of the organisation.`,
  'actions-not-shared': (repo: string) =>
    `Let the other repos use it: Settings of ${repo}, “Actions”, “General”, “Access”, “Accessible from repositories in the organization”. Or make it public.`,
  'schedule-silent': (file: string) =>
    `GitHub runs a schedule in the name of who last changed it, and drops it when that account leaves. A member of the organisation has to commit a change to the line with cron in ${file}.`,
  'event-missing': (file: string) =>
    `Add it under \`on:\` in ${file}, as in examples/triage-repo/.github/workflows/security-process.yml.`,
  'concurrency-missing': (file: string) =>
    `Add \`concurrency\` with one group and \`queue: max\` to ${file}, as in the example.`,
  'concurrency-drops-runs': (file: string) =>
    `Add \`queue: max\` to \`concurrency\` in ${file}. Without it GitHub keeps one waiting run and drops the others, with what people asked for.`,
  'concurrency-cancels': (file: string) =>
    `Remove \`cancel-in-progress\` from ${file}: a stopped run leaves its work to the next hour.`,
  'version-unset': (file: string) =>
    `Put a real commit behind \`uses:\` in ${file}; the zeros are a placeholder. npm run setup writes the commit it runs from.`,
  'version-not-pinned': (file: string) =>
    `Put the full commit (40 characters) behind \`uses:\` in ${file}: a tag or a branch can be moved to code that reads your reports.`,
  'version-unknown': (file: string) =>
    `There is no such commit in the repo that \`uses:\` names in ${file}. Take one from its releases, or run npm run setup.`,
  'credential-not-passed': (file: string) =>
    `Pass \`apps: \${{ secrets.SECURITY_PROCESS_APPS }}\` (or \`token:\`) under \`with:\` in ${file}.`,
  'credential-in-file': (file: string) =>
    `Remove the credential from ${file} and make a new one: everyone who can read the repo has seen it. Store it as a secret.`,
  'credential-in-variable': (file: string) =>
    `Variables are no secrets: they are stored and logged in the clear. Make a new private key, store it as a secret and pass that in ${file}; delete the variable and the old key.`,
  'workflow-token': (file: string) =>
    `Pass the App or the token of a machine account in ${file}. Labels that GITHUB_TOKEN sets start no workflow, and it reaches no other repo.`,
  'secret-missing': () =>
    'Store it: Settings, “Secrets and variables”, “Actions”. A missing secret arrives empty.',
  'team-missing': () =>
    `Correct the name of the team in ${CONFIG_FILE} (its slug, as in its address), or make the team.`,
  'team-empty': (team: string) =>
    `Add members to ${team}: nobody can be asked to coordinate a case and no command counts.`,
  'team-too-small': (team: string) =>
    `Add a second member to ${team}: a second person has to confirm every disclosure.`,
  'team-replaced': () =>
    `Another team has this name now. Find out who made it; if it is right, put its id into ${CONFIG_FILE}.`,
  'team-no-access': (team: string) =>
    `Give ${team} the role “Write” in the triage repo: Settings, “Collaborators and teams”.`,
  'team-cannot-open-advisories': (owner: string) =>
    `Only owners, admins of the repo and security managers can open an advisory that is not published. An owner of ${owner} has to make the team a security manager: settings of the organisation, “Organization roles”, “Role assignments”, “Security manager”.`,
  'repo-out-of-reach': (repo: string) =>
    `Add ${repo} to the App's repository access: settings of its owner, “GitHub Apps”, “Configure”.`,
  'repo-missing': (repo: string) =>
    `There is no ${repo}, or the credentials may not see it. Correct the name in ${CONFIG_FILE}, or give the App access to it.`,
  'repo-private': (repo: string) =>
    `Only a public repo can take private reports. Remove ${repo} from ${CONFIG_FILE}; or, if nothing in it has to stay private, make it public.`,
  'repo-is-triage': (repo: string) =>
    `Remove ${repo} from \`repos\` in ${CONFIG_FILE}, and keep it private: reports for a project come to the project's own repo.`,
  'no-project-repos': () =>
    `Give the App access to your public repos, or name them under \`repos\` in ${CONFIG_FILE}.`,
  'reporting-off': (repo: string) =>
    `An admin of ${repo} has to switch on “Private vulnerability reporting” (Settings, “Advanced Security”), or run: gh api --method PUT repos/${repo}/private-vulnerability-reporting`,
  'store-rule-blocks': () =>
    'Let the App bypass this rule: ruleset, “Bypass list”, add the App. Otherwise no case can be saved.',
  'store-unprotected': () =>
    'Run npm run setup with the token of an admin, once the App is installed: it makes a ruleset in which only the App changes or deletes the branch security-process.',
  'site-missing': (repo: string) =>
    `Correct \`blog.repo\` in ${CONFIG_FILE}, or give the App access to ${repo}.`,
  'template-missing': () =>
    'Add .github/security-post.md (or .mdx) to the triage repo, or choose another `blog.form`.',
  'channel-without-credential': (channel: string) =>
    `Add ${channel} to the secret SECURITY_PROCESS_CHANNELS (docs/channels.md), or remove it from the list: a member then gets the text to post.`,
  'channel-refuses': (channel: string) =>
    `Look at ${channel} in the secret SECURITY_PROCESS_CHANNELS: host, and a token or password with the scopes of docs/channels.md.`,
  'channel-unknown': (channel: string) =>
    `Name ${channel} under \`channels\` in ${CONFIG_FILE}, or remove it from the secret SECURITY_PROCESS_CHANNELS.`,
  'clock-wrong': () =>
    'Set the clock of this machine (switch on NTP). A runner of your own with a wrong clock cannot sign in as the App.',
} as const satisfies Readonly<Record<string, (about: string) => string>>;

export type SetupCause = keyof typeof ADVICE;

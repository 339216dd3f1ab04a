import { REACHABLE_KINDS } from '../case/operation.ts';
import type { Config } from '../config/config.ts';
import { type Finding, fine, hidden, judgeSeen, unseen, wrong } from './finding.ts';
import type { ProjectFacts, RepoFacts, Setup } from './setup.ts';

/** Project repos: there, public, within reach, and open for private reports. */
export function judgeProjects(setup: Setup, config: Config): readonly Finding[] {
  if (setup.projects.length === 0) {
    const isAsked = setup.access.some(({ reach }) => reach.kind === 'seen');
    if (!isAsked) return [];
    return [wrong('project repos', setup.repo, 'no-project-repos', 'No project repo is within reach.')];
  }
  return setup.projects.flatMap((project) => {
    const found = judgeProject(setup, project, config);
    return found.length > 0 ? found : [fine('project repo', project.repo, 'Takes private reports.')];
  });
}

function judgeProject(setup: Setup, project: ProjectFacts, config: Config): readonly Finding[] {
  const { repo } = project;
  const check = 'project repo';
  if (repo.toLowerCase() === setup.repo.toLowerCase())
    return [wrong(check, repo, 'repo-is-triage', 'It is the triage repo, and no project.')];
  return judgeSeen(
    check,
    repo,
    project.facts,
    () => [wrong(check, repo, 'repo-missing', `${repo} is not there, or out of reach.`)],
    (facts) => {
      const moved = judgeFacts(repo, facts);
      if (moved.length > 0) return moved;
      if (!isReached(setup, repo))
        return [wrong(check, repo, 'repo-out-of-reach', `The App does not reach ${repo}.`)];
      if (!config.intake.advisories) return [];
      return judgeReporting(repo, project);
    },
  );
}

function judgeFacts(repo: string, facts: RepoFacts): readonly Finding[] {
  const check = 'project repo';
  if (facts.name.toLowerCase() !== repo.toLowerCase())
    return [wrong(check, repo, 'repo-renamed', `${repo} is called ${facts.name} now.`)];
  if (facts.isArchived) return [wrong(check, repo, 'repo-archived', `${repo} is archived.`)];
  if (facts.visibility !== 'public') return [wrong(check, repo, 'repo-private', `${repo} is not public.`)];
  return [];
}

/** Whether the App was given a repo; yes where that cannot be told. */
export function isReached({ access }: Setup, repo: string): boolean {
  const owner = repo.split('/')[0]?.toLowerCase();
  const of = access.find((each) => each.owner.toLowerCase() === owner);
  if (of?.reach.kind !== 'seen' || of.reach.value === null) return true;
  return of.reach.value.some((each) => each.toLowerCase() === repo.toLowerCase());
}

function judgeReporting(repo: string, { reporting }: ProjectFacts): readonly Finding[] {
  const check = 'private reporting';
  return judgeSeen(check, repo, reporting, hidden(check, repo, 'whether private reporting is on'), (isOn) =>
    isOn ? [] : [wrong(check, repo, 'reporting-off', 'Nobody can report a vulnerability in private.')],
  );
}

/** Where posts go: the site's repo, its template, the channels. */
export function judgeOutlets(setup: Setup, config: Config): readonly Finding[] {
  return [...judgeSite(setup, config), ...judgeChannels(setup, config)];
}

function judgeSite({ site, triage }: Setup, { blog }: Config): readonly Finding[] {
  if (blog === null || site === null) return [];
  const { repo, form } = blog;
  const found = [
    ...judgeSeen(
      'site',
      repo,
      site,
      () => [wrong('site', repo, 'site-missing', `${repo} is not there, or out of reach.`)],
      (facts) =>
        facts.isArchived
          ? [wrong('site', repo, 'repo-archived', `${repo} is archived.`)]
          : facts.name.toLowerCase() !== repo.toLowerCase()
            ? [wrong('site', repo, 'repo-renamed', `${repo} is called ${facts.name} now.`)]
            : [],
    ),
    ...(form === 'own' && triage.templates.length === 0
      ? [
          wrong(
            'site',
            repo,
            'template-missing',
            'Posts are to have your own form, and there is no template.',
          ),
        ]
      : []),
  ];
  return found.length > 0 ? found : [fine('site', repo, 'The repo of the site is there.')];
}

function judgeChannels({ channels, channelProblems }: Setup, config: Config): readonly Finding[] {
  const reachable = config.channels.filter(({ kind }) =>
    (REACHABLE_KINDS as readonly string[]).includes(kind),
  );
  if (channels === null) {
    if (reachable.length === 0) return [];
    return [
      unseen(
        'channels',
        reachable.map(({ name }) => name).join(', '),
        'Whether the bot has credentials for these channels was not told.',
        'Hand them in with --channels FILE; without credentials a member posts the text.',
      ),
    ];
  }
  const given = new Set(channels.map((name) => name.toLowerCase()));
  const missing = reachable
    .filter(({ name }) => !given.has(name.toLowerCase()))
    .map(({ name }) =>
      wrong('channels', name, 'channel-without-credential', `${name} is to be told, without a credential.`),
    );
  const known = new Set(config.channels.map(({ name }) => name.toLowerCase()));
  const unknown = channels
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => wrong('channels', name, 'channel-unknown', `The configuration has no channel ${name}.`));
  const refusing = Object.entries(channelProblems).flatMap(([name, problem]) =>
    problem === null || !known.has(name.toLowerCase())
      ? []
      : [wrong('channels', name, 'channel-refuses', `Asked without a post, ${problem}`)],
  );
  const found = [...missing, ...unknown, ...refusing];
  if (found.length > 0 || channels.length === 0) return found;
  return [
    fine(
      'channels',
      channels.join(', '),
      'Every channel has its credential, and none that can be asked refuses it.',
    ),
  ];
}

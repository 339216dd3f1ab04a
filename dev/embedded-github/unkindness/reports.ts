/** Private reports: forms that repositories define, and limits of a day. */
import type { Reply } from '../http.ts';
import { accountByLogin, actorId, fullName } from '../state/find.ts';
import { formOf } from '../state/report-form.ts';
import { concerns, refusal } from './refusing.ts';
import type { RestSeen, Unkindness } from './unkindness.ts';

const reports = 'POST /repos/{owner}/{repo}/security-advisories/reports';
const day = 86_400_000;
const usualMost = 5;

function checkForm(seen: RestSeen): Reply | undefined {
  const { world, repo, body, operation } = seen;
  if (operation !== reports || repo === undefined || !concerns(seen)) return undefined;
  const form = formOf(world, repo);
  const text = String(body.description ?? '');
  const gone = form?.find(({ label, required }) => required && !text.includes(`### ${label}\n`));
  if (gone === undefined) return undefined;
  const message = `description does not match the form of the repository: ${gone.label} is missing`;
  const errors = [{ resource: 'RepositoryAdvisory', field: 'description', code: 'custom', message }];
  return refusal(422, 'Validation Failed', { errors });
}

function limitDay(seen: RestSeen): Reply | undefined {
  const { world, repo, actor, operation, setting } = seen;
  if (operation !== reports || repo === undefined || !concerns(seen)) return undefined;
  const isTrusted = setting.type !== undefined && accountByLogin(world, setting.type)?.id === actorId(actor);
  const today = [...world.advisories.values()].filter(
    (one) => one.submission !== null && one.createdAt > world.now - day,
  );
  const most = setting.most ?? usualMost;
  const own = today.filter((one) => one.authorId === actorId(actor)).length;
  const here = today.filter((one) => one.repoId === repo.id).length;
  if (isTrusted || (own < most && here < 2 * most)) return undefined;
  return refusal(422, `No more reports to ${fullName(world, repo)} are accepted today.`);
}

export const reporting: readonly Unkindness[] = [
  {
    name: 'report-forms',
    what: 'A repository’s or its owner’s `.github/VULNERABILITY_REPORT.yml` says what a report holds: reports by REST without its required headings are refused with 422, the site’s have one heading for each field. An invalid form counts as none.',
    source:
      'GitHub changelog 2026-10-01; forms of python/cpython, Homebrew/.github, aquasecurity/trivy. The words of the refusal are a guess',
    status: 'verified',
    refuse: checkForm,
  },
  {
    name: 'report-limits',
    what: `More than ${usualMost} reports of one person in a day (\`most\`), or twice as many to one repository, are refused with 422; the login in \`type\` is trusted.`,
    source: 'GitHub changelog 2026-10-01; the numbers and the refusal are guesses',
    status: 'unverified',
    most: usualMost,
    refuse: limitDay,
  },
];

/** What cannot be taken back, or needs a second account. */
import { pathOf } from '../../../src/github/client.ts';
import { at, demandDone, isRefused, listAt, otherwise } from '../answer.ts';
import { type Question, verified } from '../question.ts';
import { asApp, FIELDS, makeDraft, sharedDraft, WRITES } from './advisories.ts';

const ONE = '/repos/{owner}/{repo}/security-advisories/{ghsa_id}';

export const outwardQuestions: readonly Question[] = [
  {
    id: 'report-collaborators',
    needs: {},
    needsReporter: true,
    ask: async ({ hands, project }) => {
      demandDone(
        await hands.asOwner(
          'PUT /repos/{owner}/{repo}/private-vulnerability-reporting',
          pathOf(project.name),
        ),
        `switch on private reporting in ${project.name}`,
      );
      const { summary, description } = FIELDS;
      const report = { ...pathOf(project.name), summary, description };
      const route = 'POST /repos/{owner}/{repo}/security-advisories/reports';
      const made = demandDone(
        await hands.asReporter(route, report),
        'report in private as the second account',
      );
      const ghsa_id = at(made.data, 'ghsa_id');
      const seen = await hands.asOwner(`GET ${ONE}`, { ...pathOf(project.name), ghsa_id });
      const login = at(seen.data, 'author.login');
      const isIn = (path: string): boolean =>
        listAt(seen.data, path).some((one) => at(one, 'login') === login || at(one, 'user.login') === login);
      if (isRefused(seen) || !isIn('collaborating_users'))
        return otherwise(seen, 'The reporter is no collaborator of their own report.');
      if (!isIn('credits_detailed') && !isIn('credits'))
        return otherwise(seen, 'The reporter is a collaborator, and not credited.');
      return verified('The reporter is a collaborator, and credited.');
    },
  },
  {
    id: 'cve-requested-by-app',
    needs: WRITES,
    irreversible: 'request-cve',
    ask: async (ground) => {
      const said = await asApp(ground, `POST ${ONE}/cve`, { ghsa_id: await sharedDraft(ground) });
      if (isRefused(said)) return otherwise(said, 'The App may not request a CVE.');
      return verified(`GitHub took the request: ${said.status}.`);
    },
  },
  {
    id: 'cve-requested-twice',
    needs: WRITES,
    irreversible: 'request-cve',
    ask: async (ground) => {
      const ghsa_id = await sharedDraft(ground);
      // The question before has asked once; asked alone, this makes both requests.
      await asApp(ground, `POST ${ONE}/cve`, { ghsa_id });
      const again = await asApp(ground, `POST ${ONE}/cve`, { ghsa_id });
      if (again.status === 403 || again.status === 404) demandDone(again, 'request a CVE as the App');
      if (again.status !== 422) return otherwise(again, 'A second request is not refused with 422.');
      return verified(`Refused with 422 “${again.sentence}”.`);
    },
  },
  {
    id: 'advisory-publish-conditions',
    needs: WRITES,
    irreversible: 'publish',
    ask: async (ground) => {
      const [one] = FIELDS.vulnerabilities;
      const unranged = { ...FIELDS, vulnerabilities: [{ ...one, vulnerable_version_range: null }] };
      const ghsa_id = await makeDraft(ground, unranged);
      const said = await asApp(ground, `PATCH ${ONE}`, { ghsa_id, state: 'published' });
      if (said.status === 403 || said.status === 404) demandDone(said, 'publish an advisory as the App');
      if (said.status !== 422)
        return otherwise(said, 'An advisory without affected versions is not refused with 422.');
      return verified(`Without affected versions: 422 “${said.sentence}”.`);
    },
  },
  {
    id: 'advisory-published-by-app',
    needs: WRITES,
    irreversible: 'publish',
    ask: async (ground) => {
      const ghsa_id = await ground.once('published', () => makeDraft(ground));
      const said = await asApp(ground, `PATCH ${ONE}`, { ghsa_id, state: 'published' });
      if (isRefused(said) || at(said.data, 'state') !== 'published')
        return otherwise(said, 'The App may not publish an advisory.');
      return verified('Published by the App.');
    },
  },
  {
    id: 'no-comments-on-published',
    needs: WRITES,
    irreversible: 'publish',
    ask: async (ground) => {
      const ghsa_id = await ground.once('published', () => makeDraft(ground));
      const now = await asApp(ground, `GET ${ONE}`, { ghsa_id });
      if (at(now.data, 'state') !== 'published')
        demandDone(
          await asApp(ground, `PATCH ${ONE}`, { ghsa_id, state: 'published' }),
          'publish an advisory',
        );
      const said = await asApp(ground, `POST ${ONE}/comments`, { ghsa_id, body: 'A comment.' });
      if (isRefused(said)) return otherwise(said, 'The App may not comment on a published advisory.');
      return verified('The App comments on a published advisory.');
    },
  },
];
